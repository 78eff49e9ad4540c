/**
 * Decides what becomes of a dead letter in a redrive, and what may become of a redrive.
 *
 * <p>Pure. May depend on the rooms {@code group}, {@code intake}, {@code repair}, {@code judging}
 * and {@code privacy}, on the contracts and on Kafka's records.
 */
@NullMarked
package dev.assay.triage.redrive;

import org.jspecify.annotations.NullMarked;
