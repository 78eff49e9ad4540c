/**
 * What schemas demand of a value, as constraints that can be turned into their opposite.
 *
 * <p>May depend on {@code document} and {@code json}.
 */
@NullMarked
package dev.assay.schema.inclusion.terms;

import org.jspecify.annotations.NullMarked;
