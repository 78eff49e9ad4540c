/**
 * Says what lies between two schemas, in the words that every face answers with.
 *
 * <p>May depend on {@code decision}, {@code state}, {@code edge}, {@code dev.assay.schema}, the
 * contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.comparing;

import org.jspecify.annotations.NullMarked;
