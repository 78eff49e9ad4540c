package dev.assay.validator.report;

import dev.assay.contracts.instances.InstanceId;
import java.util.List;
import java.util.function.Supplier;

/**
 * What doesn't change about a running instance, and where to ask for what does.
 *
 * @param id tells it from every other
 * @param host where it runs
 * @param application the consumer group that it shares
 * @param version of the program
 * @param startedMs when it started
 * @param state of Kafka Streams, now
 * @param partitions that it reads, now
 */
public record Instance(
    InstanceId id,
    String host,
    String application,
    String version,
    long startedMs,
    Supplier<String> state,
    Supplier<List<Partition>> partitions) {}
