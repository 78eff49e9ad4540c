/**
 * The {@code arrow} block of a document, and what its changes do to whoever reads columns.
 *
 * <p>May depend on {@code json}, and on {@code evolution} for the words {@code Difference}, {@code
 * Break} and {@code Bump}.
 */
@NullMarked
package dev.assay.schema.evolution.arrow;

import org.jspecify.annotations.NullMarked;
