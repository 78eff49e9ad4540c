/**
 * Counts what became of events.
 *
 * <p>May depend on {@code judgement}, {@code resolution}, {@code catalogue} and on Micrometer.
 */
@NullMarked
package dev.assay.validator.tally;

import org.jspecify.annotations.NullMarked;
