/**
 * What validation costs inside a stream.
 *
 * <p>May depend on the schema engine, Kafka Streams, local-servers and the room {@code validate}.
 */
@NullMarked
package dev.assay.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
