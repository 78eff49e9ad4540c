/**
 * Understands a record of a dead-letter topic, whoever wrote it.
 *
 * <p>Pure. May depend on the room {@code group}, on the contracts and on Kafka's records.
 */
@NullMarked
package dev.assay.triage.intake;

import org.jspecify.annotations.NullMarked;
