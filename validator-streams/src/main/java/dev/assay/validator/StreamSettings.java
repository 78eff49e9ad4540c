package dev.assay.validator;

import dev.assay.kit.config.Key;
import java.time.Duration;

/**
 * How events are streamed.
 *
 * @param application the consumer group; instances of one validator share it
 * @param threads from 1
 * @param commitInterval events become visible to readers of committed events after it
 * @param transactionTimeout not above 15 s: for so long a validator that died may hold readers back
 * @param topicDiscovery from 1 s
 * @param sessionTimeout longer than the heartbeat interval
 */
public record StreamSettings(
    @Key(
            value = "application-id",
            defaultValue = "assay-validator",
            describes = "Consumer group; all instances of one validator share it")
        String application,
    @Key(value = "threads", defaultValue = "2", describes = "Stream threads of this instance")
        int threads,
    @Key(
            value = "commit-interval",
            defaultValue = "100ms",
            describes = "How long an event may wait to be committed")
        Duration commitInterval,
    @Key(
            value = "transaction-timeout",
            defaultValue = "10s",
            describes =
                "How long an instance that died may hold back readers of committed events; up to 15s")
        Duration transactionTimeout,
    @Key(
            value = "session-timeout",
            defaultValue = "10s",
            describes = "How long an instance may be silent before others take over its partitions")
        Duration sessionTimeout,
    @Key(
            value = "heartbeat-interval",
            defaultValue = "3s",
            describes = "How often an instance tells that it lives")
        Duration heartbeatInterval,
    @Key(
            value = "topic-discovery",
            defaultValue = "30s",
            describes = "How soon a new topic is met that a binding's pattern matches; from 1s")
        Duration topicDiscovery) {
  private static final Duration MAX_TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

  public StreamSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads %d is less than 1".formatted(threads));
    }
    if (commitInterval.toMillis() < 1 || commitInterval.compareTo(transactionTimeout) >= 0) {
      throw new IllegalArgumentException(
          "commit-interval %s is not between 1ms and transaction-timeout %s"
              .formatted(commitInterval, transactionTimeout));
    }
    if (transactionTimeout.compareTo(MAX_TRANSACTION_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "transaction-timeout %s is above %s"
              .formatted(transactionTimeout, MAX_TRANSACTION_TIMEOUT));
    }
    if (topicDiscovery.toMillis() < 1_000) {
      throw new IllegalArgumentException(
          "topic-discovery %s is less than 1s".formatted(topicDiscovery));
    }
    if (heartbeatInterval.toMillis() < 1 || heartbeatInterval.compareTo(sessionTimeout) >= 0) {
      throw new IllegalArgumentException(
          "heartbeat-interval %s is not between 1ms and session-timeout %s"
              .formatted(heartbeatInterval, sessionTimeout));
    }
  }
}
