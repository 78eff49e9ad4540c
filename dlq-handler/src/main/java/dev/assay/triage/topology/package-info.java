/**
 * Groups dead letters as a Kafka Streams application, exactly once.
 *
 * <p>May depend on the rooms {@code group}, {@code mark}, {@code timeline}, {@code ask}, {@code
 * form}, {@code intake}, {@code alert}, {@code heal} and {@code privacy}, and on Kafka Streams.
 */
@NullMarked
package dev.assay.triage.topology;

import org.jspecify.annotations.NullMarked;
