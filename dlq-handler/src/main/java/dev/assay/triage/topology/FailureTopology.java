package dev.assay.triage.topology;

import dev.assay.triage.form.FormCodec;
import dev.assay.triage.group.DeadLetterRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Dead-letter topics → intake → by fingerprint → groups.
 *
 * <pre>{@code
 * telemetry.feedback.dlq ─┐                       ┌▶ failure-groups   (changelog)
 * telemetry.health.dlq   ─┼▶ intake ▶ by-fingerprint ▶ grouping
 * …                      ─┘                       └▶ failure-samples  (changelog)
 * }</pre>
 *
 * <p>Every name is written down here: a name that Streams makes up changes with the topology, and
 * with it the topics in which the groups live.
 */
final class FailureTopology {
  static final String GROUPS_STORE = "failure-groups";
  static final String SAMPLES_STORE = "failure-samples";
  private static final String BY_FINGERPRINT = "by-fingerprint";

  private FailureTopology() {}

  static Topology of(
      List<String> deadLetterTopics, int partitions, LetterCount letters, GroupCount groups) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(deadLetterTopics, everything())
        .process(() -> new IntakeProcessor(letters), Named.as("intake"))
        .repartition(
            Repartitioned.with(Serdes.String(), FormSerde.of(FormCodec.LETTER))
                .withName(BY_FINGERPRINT)
                .withNumberOfPartitions(partitions))
        .process(new Grouping(groups), Named.as("grouping"));
    return builder.build();
  }

  private static Consumed<byte[], byte[]> everything() {
    return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
        .withName("dead-letters")
        // An old client may send -1 for "no time"; Streams would stop at it.
        .withTimestampExtractor((record, partitionTime) -> Math.max(0, record.timestamp()));
  }

  private record Grouping(GroupCount count)
      implements ProcessorSupplier<String, DeadLetterRecord, Void, Void> {
    @Override
    public Processor<String, DeadLetterRecord, Void, Void> get() {
      return new GroupingProcessor(count);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(store(GROUPS_STORE, FormCodec.GROUP), store(SAMPLES_STORE, FormCodec.SAMPLES));
    }
  }

  /** Cached, so that of the many states of a busy group only one a commit reaches the changelog. */
  private static <T> StoreBuilder<?> store(String name, FormCodec<T> codec) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), FormSerde.of(codec))
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }
}
