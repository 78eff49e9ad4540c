package dev.assay.cli.connection;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Option;

/** {@code --bootstrap}. */
public final class KafkaOption {
  private static final int CONNECT_TIMEOUT_MS = 3_000;
  private static final int METADATA_TIMEOUT_MS = 10_000;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT[,…]",
      defaultValue = "${env:ASSAY_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
      description = "Kafka (ASSAY_BOOTSTRAP_SERVERS, else 127.0.0.1:9092).")
  private String servers = "127.0.0.1:9092";

  /** The servers as they were named. */
  public String servers() {
    return servers;
  }

  /**
   * The topic's number of partitions. Says at once whether Kafka is away or the topic is missing.
   */
  public int partitionsOf(String topic) {
    requireReachable();
    try (Admin admin = Admin.create(adminSettings())) {
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

  /** What asks Kafka about itself; says at once whether Kafka is away. */
  public Admin admin() {
    requireReachable();
    return Admin.create(adminSettings());
  }

  private Map<String, Object> adminSettings() {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers,
        CommonClientConfigs.CLIENT_ID_CONFIG, "assay-cli",
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, METADATA_TIMEOUT_MS,
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, METADATA_TIMEOUT_MS);
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
        ExitCode.UNREACHABLE,
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
