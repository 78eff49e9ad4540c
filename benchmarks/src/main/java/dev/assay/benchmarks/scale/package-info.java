/**
 * How throughput grows with partitions, threads and instances, and what an event costs.
 *
 * <p>May depend on dev-stack's processes, on the registry to publish a schema, and on Kafka's
 * clients.
 */
@NullMarked
package dev.assay.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
