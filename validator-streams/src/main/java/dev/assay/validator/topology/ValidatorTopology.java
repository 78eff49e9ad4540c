package dev.assay.validator.topology;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.validator.binding.Sources;
import dev.assay.validator.catalogue.LiveCatalogue;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Puts the two topologies together: the log beside, and for each binding one way in and two out.
 *
 * <p>They are apart so that a change of source topics, which asks for a new topology of events,
 * leaves the log alone: it need not be read again, and nobody judges by half of it.
 */
public final class ValidatorTopology {
  private static final ByteArraySerializer WRITE = new ByteArraySerializer();
  private static final ByteArrayDeserializer READ = new ByteArrayDeserializer();

  private ValidatorTopology() {}

  /** Follows the registry's log. */
  public static Topology ofLog(TopicNames names, LiveCatalogue catalogue) {
    Topology topology = new Topology();
    follow(topology, names.schemas(), catalogue::applySchema);
    follow(topology, names.enforcement(), catalogue::applyPolicy);
    return topology;
  }

  /** Judges what comes from these sources; there is at least one. */
  public static Topology ofEvents(Sources sources, Courtroom court) {
    Topology topology = new Topology();
    Docket docket = new Docket(court.clock());
    WayOut wayOut = new WayOut();
    for (Sources.Source each : sources.each()) {
      String source = "events-" + each.binding();
      String judge = "judge-" + each.binding();
      if (each.isPattern()) {
        topology.addSource(
            AutoOffsetReset.earliest(), source, new OwnTimestamp(), READ, READ, each.pattern());
      } else {
        topology.addSource(
            AutoOffsetReset.earliest(), source, new OwnTimestamp(), READ, READ, each.expression());
      }
      topology
          .addProcessor(judge, () -> new JudgeProcessor(court, docket, wayOut), source)
          .addSink("out-" + each.binding(), wayOut, WRITE, WRITE, wayOut, judge);
    }
    return topology;
  }

  private static void follow(Topology topology, String topic, FactProcessor.Following following) {
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
}
