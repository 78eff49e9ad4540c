package dev.assay.kit.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates topics that are missing and verifies those that are there. */
public final class Topics {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ATTEMPT_TIMEOUT_MS = 5_000;

  private Topics() {}

  /**
   * Returns when every topic is there as specified; an existing one is never altered.
   *
   * <p>Waits for a broker that isn't reachable yet. Somebody else may create the same topics at the
   * same time.
   *
   * @param adminSettings of Kafka's admin client, with {@code bootstrap.servers}
   * @param timeout how long to wait for brokers and for what was created to be seen
   * @throws TopicMismatch if a topic has another {@code cleanup.policy} or number of partitions
   * @throws TopicRefused if the cluster won't create a topic
   * @throws BrokerUnreachable if no broker answers in time
   */
  public static void ensure(
      Map<String, Object> adminSettings,
      List<TopicSpec> specs,
      Replication replication,
      Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      try (Admin admin = Admin.create(impatient(adminSettings, timeout))) {
        TopicsOnce once = new TopicsOnce(admin, replication);
        specs.forEach(once::ensure);
        return;
      } catch (KafkaException e) {
        if (!isWorthAnotherTry(e) || System.nanoTime() - deadline > 0) {
          throw new BrokerUnreachable(
              String.valueOf(adminSettings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)),
              timeout,
              e);
        }
        pause(e);
      }
    }
  }

  private static Map<String, Object> impatient(Map<String, Object> settings, Duration timeout) {
    int attemptMs = Math.clamp(timeout.toMillis(), 500, ATTEMPT_TIMEOUT_MS);
    Map<String, Object> all = new HashMap<>(settings);
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, attemptMs);
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, attemptMs);
    return all;
  }

  // A KafkaException without a kind of its own comes from a host name that doesn't resolve (yet).
  private static boolean isWorthAnotherTry(KafkaException e) {
    return e instanceof RetriableException
        || e instanceof UnknownTopicOrPartitionException
        || e.getClass() == KafkaException.class;
  }

  private static void pause(KafkaException reason) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}
