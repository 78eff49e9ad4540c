/**
 * Reads dead letters of a group whole, from where they lie.
 *
 * <p>May depend on the rooms {@code group}, {@code intake} and {@code privacy}, on the contracts'
 * REST bodies and on Kafka's consumer.
 */
@NullMarked
package dev.assay.triage.letters;

import org.jspecify.annotations.NullMarked;
