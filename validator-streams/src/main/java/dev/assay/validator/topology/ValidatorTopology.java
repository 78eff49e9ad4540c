package dev.assay.validator.topology;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.binding.Bindings;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.judgement.Judge;
import dev.assay.validator.tally.Ledger;
import dev.assay.validator.tally.Tally;
import dev.assay.validator.tracing.Tracing;
import java.time.Clock;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Puts the topology together: for each binding one way in and two ways out. */
public final class ValidatorTopology {
  private static final ByteArraySerializer WRITE = new ByteArraySerializer();
  private static final ByteArrayDeserializer READ = new ByteArrayDeserializer();

  private final Topology topology = new Topology();
  private final Courtroom court;

  private ValidatorTopology(Courtroom court) {
    this.court = court;
  }

  /** The topology of all bindings. */
  public static Topology of(
      Bindings bindings, TopicNames names, LiveCatalogue catalogue, Judging judging) {
    Courtroom court =
        new Courtroom(
            judging.judge(),
            catalogue,
            judging.tally(),
            judging.ledger(),
            judging.tracing(),
            new Docket(judging.clock()),
            new SamePartition(),
            judging.clock());
    ValidatorTopology building = new ValidatorTopology(court);
    building.follow(names.schemas(), catalogue::applySchema);
    building.follow(names.enforcement(), catalogue::applyPolicy);
    bindings.list().forEach(building::bind);
    return building.topology;
  }

  /**
   * How events are judged and counted.
   *
   * @param ledger counts by policy
   * @param tracing is told what became of events
   * @param clock tells the time of a failure
   */
  public record Judging(
      Judge judge, Tally tally, Ledger ledger, Tracing tracing, Clock clock) {}

  static String validatedNode(Binding binding) {
    return "validated-" + binding.source();
  }

  static String deadLettersNode(Binding binding) {
    return "dead-letters-" + binding.source();
  }

  private void follow(String topic, FactProcessor.Following following) {
    StoreBuilder<KeyValueStore<byte[], byte[]>> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(topic), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled();
    topology.addGlobalStore(
        store,
        "log-" + topic,
        READ,
        READ,
        topic,
        "apply-" + topic,
        () -> new FactProcessor(topic, following));
  }

  private void bind(Binding binding) {
    String source = "events-" + binding.source();
    String judge = "judge-" + binding.source();
    topology
        .addSource(
            AutoOffsetReset.earliest(), source, new OwnTimestamp(), READ, READ, binding.source())
        .addProcessor(judge, () -> new JudgeProcessor(binding, court), source)
        .addSink(
            validatedNode(binding),
            binding.validatedTopic(),
            WRITE,
            WRITE,
            court.partitions(),
            judge)
        .addSink(
            deadLettersNode(binding),
            binding.deadLetterTopic(),
            WRITE,
            WRITE,
            court.partitions(),
            judge);
  }
}
