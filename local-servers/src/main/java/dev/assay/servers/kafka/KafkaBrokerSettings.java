package dev.assay.servers.kafka;

import dev.assay.servers.DataDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a local broker may be told.
 *
 * @param dataDirectory where logs are kept
 * @param port for clients, on 127.0.0.1; 0 for any free one, which is then kept across restarts
 * @param partitionsByDefault of topics created without a number
 * @param overrides further settings by Kafka's names, on top of those that suit a single broker
 * @param access who may do what
 */
public record KafkaBrokerSettings(
    DataDirectory dataDirectory,
    int port,
    int partitionsByDefault,
    Map<String, String> overrides,
    BrokerAccess access) {
  private static final int LAST_PORT = 65_535;

  /** What the broker decides itself; other values could only contradict the record. */
  private static final List<String> RESERVED =
      List.of(
          "process.roles",
          "node.id",
          "controller.quorum.voters",
          "controller.listener.names",
          "inter.broker.listener.name",
          "listeners",
          "advertised.listeners",
          "listener.security.protocol.map",
          "log.dir",
          "log.dirs",
          "metadata.log.dir",
          "num.partitions");

  public KafkaBrokerSettings {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "port %d is not between 0 (any free one) and %d".formatted(port, LAST_PORT));
    }
    if (partitionsByDefault < 1) {
      throw new IllegalArgumentException(
          "partitionsByDefault %d is less than 1".formatted(partitionsByDefault));
    }
    overrides = Map.copyOf(overrides);
    for (String reserved : RESERVED) {
      if (overrides.containsKey(reserved)) {
        throw new IllegalArgumentException(
            "override '%s' is decided by the broker itself; remove it".formatted(reserved));
      }
    }
  }

  /** A throw-away broker: any free port, a temporary directory, one partition by default. */
  public static KafkaBrokerSettings ephemeral() {
    return new KafkaBrokerSettings(
        DataDirectory.temporary(), 0, 1, Map.of(), new BrokerAccess.Open());
  }

  /** A broker that keeps its data in this directory. */
  public static KafkaBrokerSettings in(Path dataDirectory, int port) {
    return new KafkaBrokerSettings(
        DataDirectory.kept(dataDirectory), port, 1, Map.of(), new BrokerAccess.Open());
  }

  /** The same with another port for clients. */
  public KafkaBrokerSettings withPort(int newPort) {
    return new KafkaBrokerSettings(dataDirectory, newPort, partitionsByDefault, overrides, access);
  }

  /** The same with another number of partitions for topics created without one. */
  public KafkaBrokerSettings withPartitionsByDefault(int partitions) {
    return new KafkaBrokerSettings(dataDirectory, port, partitions, overrides, access);
  }

  /** The same with one more of Kafka's own settings. */
  public KafkaBrokerSettings with(String key, String value) {
    Map<String, String> more = new HashMap<>(overrides);
    more.put(key, value);
    return new KafkaBrokerSettings(dataDirectory, port, partitionsByDefault, more, access);
  }

  /** The same for users that have to prove who they are, and may do what they are allowed to. */
  public KafkaBrokerSettings withAccess(BrokerAccess other) {
    return new KafkaBrokerSettings(dataDirectory, port, partitionsByDefault, overrides, other);
  }
}
