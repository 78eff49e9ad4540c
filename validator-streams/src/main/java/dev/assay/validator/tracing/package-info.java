/**
 * Tells tracing what became of events whose producers are traced.
 *
 * <p>The one room that knows OpenTelemetry. May depend on {@code judgement}'s events and outcomes.
 */
@NullMarked
package dev.assay.validator.tracing;

import org.jspecify.annotations.NullMarked;
