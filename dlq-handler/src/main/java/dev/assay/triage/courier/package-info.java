/**
 * Brings alerts from their topic to people, whatever the far end does.
 *
 * <p>May depend on the rooms {@code alert} and {@code heal}, on Kafka's consumer and the service
 * kit.
 */
@NullMarked
package dev.assay.triage.courier;

import org.jspecify.annotations.NullMarked;
