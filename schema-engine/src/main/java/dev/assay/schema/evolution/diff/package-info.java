/**
 * How two schemas differ, as facts that judge nothing.
 *
 * <p>May depend on {@code document}, {@code json}, and on {@code evolution} for the word {@code
 * Difference}.
 */
@NullMarked
package dev.assay.schema.evolution.diff;

import org.jspecify.annotations.NullMarked;
