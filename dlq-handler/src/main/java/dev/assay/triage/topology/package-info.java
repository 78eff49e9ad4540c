/**
 * Groups dead letters as a Kafka Streams application, exactly once.
 *
 * <p>May depend on the rooms {@code group}, {@code form} and {@code intake}, and on Kafka Streams.
 */
@NullMarked
package dev.assay.triage.topology;

import org.jspecify.annotations.NullMarked;
