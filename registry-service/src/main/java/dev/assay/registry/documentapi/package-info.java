/**
 * The HTTP face that speaks of documents: one JSON object with its id and version inside.
 *
 * <p>May depend on {@code comparing}, {@code edge}, {@code log}'s outcomes, {@code decision},
 * {@code state}, the contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.documentapi;

import org.jspecify.annotations.NullMarked;
