/**
 * Tells everybody how this instance is: what it applies, what it reads, what it counted.
 *
 * <p>Never holds up judging: what can't be told now is told a beat later. May depend on {@code
 * catalogue}, {@code tally}, the contracts and Kafka's clients.
 */
@NullMarked
package dev.assay.validator.report;

import org.jspecify.annotations.NullMarked;
