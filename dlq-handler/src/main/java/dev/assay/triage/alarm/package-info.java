/**
 * Makes an alert of every guard that the registry says tripped.
 *
 * <p>May depend on {@code alert}, the contracts' change events and Kafka's clients.
 */
@NullMarked
package dev.assay.triage.alarm;

import org.jspecify.annotations.NullMarked;
