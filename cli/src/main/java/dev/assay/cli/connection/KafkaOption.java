package dev.assay.cli.connection;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Option;

/** {@code --bootstrap}, and {@code --kafka-config} for a Kafka that asks for a proof. */
public final class KafkaOption {
  private static final int CONNECT_TIMEOUT_MS = 3_000;
  private static final int METADATA_TIMEOUT_MS = 10_000;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT[,…]",
      defaultValue = "${env:ASSAY_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
      description = "Kafka (ASSAY_BOOTSTRAP_SERVERS, else 127.0.0.1:9092).")
  private String servers = "127.0.0.1:9092";

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      defaultValue = "${env:ASSAY_KAFKA_CONFIG:-}",
      description =
          "Further settings of Kafka's clients, such as security.protocol (ASSAY_KAFKA_CONFIG).")
  private String settings = "";

  /** The servers as they were named. */
  public String servers() {
    return servers;
  }

  /** For a client with settings of its own, which win over those of the file. */
  public Map<String, Object> with(Map<String, ?> own) {
    Map<String, Object> all = new HashMap<>(KafkaConfigFile.read(settings));
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    all.putAll(own);
    return all;
  }

  /**
   * The topic's number of partitions. Says at once whether Kafka is away or the topic is missing.
   */
  public int partitionsOf(String topic) {
    try (Admin admin = admin()) {
      return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
          .mapToInt(description -> description.partitions().size())
          .sum();
    } catch (ExecutionException failure) {
      throw described(topic, failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(
          ExitCode.FAILED, "interrupted while asking for topic " + topic, stop);
    }
  }

  /** What asks Kafka about itself; says at once whether Kafka is away, or refuses who asks. */
  public Admin admin() {
    requireReachable();
    Admin admin = created();
    try {
      var _ = admin.describeCluster().nodes().get();
      return admin;
    } catch (ExecutionException failure) {
      admin.close(Duration.ZERO);
      throw refused(failure);
    } catch (InterruptedException stop) {
      admin.close(Duration.ZERO);
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted while asking Kafka", stop);
    }
  }

  private Admin created() {
    try {
      return Admin.create(
          with(
              Map.of(
                  CommonClientConfigs.CLIENT_ID_CONFIG, "assay-cli",
                  CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, METADATA_TIMEOUT_MS,
                  CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, METADATA_TIMEOUT_MS)));
    } catch (KafkaException wrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Kafka's client can't be made of %s: %s".formatted(given(), deepest(wrong).getMessage()),
          wrong);
    }
  }

  private CommandFailure refused(ExecutionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof AuthenticationException) {
      return new CommandFailure(
          ExitCode.FAILED,
          "Kafka at %s refuses who asks (%s); see %s"
              .formatted(servers, deepest(cause).getMessage(), given()),
          failure);
    }
    return new CommandFailure(
        ExitCode.UNREACHABLE,
        "Kafka at %s does not answer (%s); if its listener is for TLS or SASL, its settings belong into %s"
            .formatted(servers, cause.getMessage(), given()),
        failure);
  }

  private String given() {
    return settings.isBlank() ? "--kafka-config FILE" : "--kafka-config '%s'".formatted(settings);
  }

  private static Throwable deepest(Throwable failure) {
    return failure.getCause() == null ? failure : deepest(failure.getCause());
  }

  private CommandFailure described(String topic, ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new CommandFailure(
          ExitCode.FAILED,
          "topic '%s' does not exist at %s; check the name, or create it".formatted(topic, servers),
          failure);
    }
    return new CommandFailure(
        cause instanceof AuthorizationException ? ExitCode.FAILED : ExitCode.UNREACHABLE,
        "Kafka at %s did not describe topic '%s' (%s)"
            .formatted(servers, topic, cause == null ? failure : cause.getMessage()),
        failure);
  }

  /**
   * Refuses where nobody listens: Kafka's clients retry for a minute without a word, and people
   * want to know now.
   */
  public void requireReachable() {
    List<InetSocketAddress> addresses = addresses();
    if (addresses.stream().noneMatch(KafkaOption::accepts)) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "Kafka at %s is not reachable; start one with './assay up', or name another with --bootstrap or ASSAY_BOOTSTRAP_SERVERS"
              .formatted(servers));
    }
  }

  private List<InetSocketAddress> addresses() {
    try {
      return ClientUtils.parseAndValidateAddresses(
          List.of(servers.split(",", -1)), "use_all_dns_ips");
    } catch (ConfigException wrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "bootstrap servers '%s' are not of the form host:port,… with a host that is known"
              .formatted(servers),
          wrong);
    }
  }

  private static boolean accepts(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_TIMEOUT_MS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
