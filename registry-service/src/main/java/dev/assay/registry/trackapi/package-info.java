/**
 * The HTTP face that existing clients speak: schemas by track, name and version.
 *
 * <p>May depend on {@code comparing}, {@code edge}, {@code log}'s outcomes, {@code decision},
 * {@code state}, the contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.trackapi;

import org.jspecify.annotations.NullMarked;
