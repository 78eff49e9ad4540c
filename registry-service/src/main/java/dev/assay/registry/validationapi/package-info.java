/**
 * The HTTP face that judges events: one, or as many as come.
 *
 * <p>May depend on {@code edge}, {@code decision}, {@code state}, {@code dev.assay.schema}, the
 * contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.validationapi;

import org.jspecify.annotations.NullMarked;
