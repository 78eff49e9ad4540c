/**
 * Reads dead-letter topics and hands on what their letters add up to, exactly once.
 *
 * <p>May depend on the rooms {@code adding}, {@code form}, {@code group}, {@code intake} and {@code
 * privacy}, on {@code kit.kafka} and on Kafka's clients.
 */
@NullMarked
package dev.assay.triage.gather;

import org.jspecify.annotations.NullMarked;
