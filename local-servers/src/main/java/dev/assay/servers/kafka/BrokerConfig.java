package dev.assay.servers.kafka;

import dev.assay.servers.ServerStartFailure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.config.ConfigException;

/** Kafka's settings for one broker that is its own controller, on the loopback address. */
final class BrokerConfig {
  static final int NODE_ID = 1;
  static final String CLIENTS = "CLIENTS";
  static final String CONTROLLER = "CONTROLLER";

  private BrokerConfig() {}

  static KafkaConfig of(KafkaBrokerSettings settings, Path directory, BrokerSockets sockets) {
    Map<String, String> all = new HashMap<>(suitedToOneBroker());
    all.putAll(AccessSettings.ofBroker(settings.access()));
    all.putAll(settings.overrides());
    all.putAll(decidedHere(settings, directory, sockets));
    try {
      return new KafkaConfig(all, false);
    } catch (ConfigException | IllegalArgumentException e) {
      throw new ServerStartFailure(
          "Kafka refuses the broker's settings (%s)".formatted(e.getMessage()),
          "correct the overrides " + settings.overrides(),
          e);
    }
  }

  private static Map<String, String> decidedHere(
      KafkaBrokerSettings settings, Path directory, BrokerSockets sockets) {
    String clients = CLIENTS + "://127.0.0.1:" + sockets.clientPort();
    String controller = "127.0.0.1:" + sockets.controllerPort();
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + controller,
        "controller.listener.names",
        CONTROLLER,
        "inter.broker.listener.name",
        CLIENTS,
        "listener.security.protocol.map",
        "%s:%s,%s:PLAINTEXT"
            .formatted(CLIENTS, AccessSettings.protocol(settings.access()), CONTROLLER),
        "listeners",
        clients + "," + CONTROLLER + "://" + controller,
        "advertised.listeners",
        clients,
        "log.dirs",
        directory.toString(),
        "num.partitions",
        Integer.toString(settings.partitionsByDefault()));
  }

  private static Map<String, String> suitedToOneBroker() {
    Map<String, String> all = new HashMap<>();
    all.putAll(oneReplicaOfEverything());
    all.putAll(quickToRespond());
    all.putAll(smallFootprint());
    all.put("auto.create.topics.enable", "false");
    return all;
  }

  /**
   * Four partitions for the internal topics: more than one, so that nothing gets used to a single
   * coordinator partition, and few, since each costs a directory and its files at the first start.
   */
  private static Map<String, String> oneReplicaOfEverything() {
    return Map.of(
        "default.replication.factor", "1",
        "min.insync.replicas", "1",
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "4");
  }

  /**
   * Groups form at once, session timeouts may be short, and an abandoned transaction is aborted
   * within a second of its timeout instead of ten.
   */
  private static Map<String, String> quickToRespond() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "group.streams.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "group.consumer.min.session.timeout.ms", "1000",
        "group.consumer.min.heartbeat.interval.ms", "100",
        "group.streams.min.session.timeout.ms", "1000",
        "group.streams.min.heartbeat.interval.ms", "100",
        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
        "server.max.startup.time.ms", "60000");
  }

  private static Map<String, String> smallFootprint() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "4",
        "group.coordinator.threads", "2",
        "log.cleaner.enable", "true",
        "log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
  }
}
