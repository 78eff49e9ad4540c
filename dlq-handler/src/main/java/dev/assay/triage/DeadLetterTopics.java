package dev.assay.triage;

import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.kit.topics.TopicSpec;
import dev.assay.kit.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Sees to it that the topics to read and our own are there before Kafka Streams asks for them.
 *
 * <p>Streams would stop at a missing one with a rebalance error; here the message can name it.
 */
final class DeadLetterTopics {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String WEEK_MS = Long.toString(Duration.ofDays(7).toMillis());

  /** A sum with its samples at their largest is smaller. */
  private static final String ADDITION_BYTES = Integer.toString(4 << 20);

  private DeadLetterTopics() {}

  static void ensure(TriageConfiguration configuration) {
    TopicsConfiguration topics = configuration.topics();
    Map<String, Object> admin = configuration.kafka().properties();
    if (topics.createSources()) {
      List<TopicSpec> specs =
          configuration.deadLetterTopics().stream()
              .map(topic -> TopicSpec.initially(topic, topics.sourcePartitions(), Map.of()))
              .toList();
      Topics.ensure(admin, specs, topics.replication(), TIMEOUT);
    } else {
      verify(configuration.kafka(), admin, configuration.deadLetterTopics());
    }
    Topics.ensure(admin, own(configuration), topics.replication(), TIMEOUT);
  }

  private static List<TopicSpec> own(TriageConfiguration configuration) {
    return List.of(
        TopicSpec.fixed(
            configuration.byFingerprint(),
            configuration.groups().partitions(),
            Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                WEEK_MS,
                "max.message.bytes",
                ADDITION_BYTES,
                // Who writes to a dead-letter topic sets the time; it must not decide how long a
                // sum is kept.
                "message.timestamp.type",
                "LogAppendTime")),
        TopicSpec.fixed(
            configuration.names().failureMarks(),
            configuration.groups().partitions(),
            Map.of("cleanup.policy", "compact")),
        TopicSpec.initially(
            configuration.names().alerts(),
            1,
            Map.of("cleanup.policy", "delete", "retention.ms", WEEK_MS)));
  }

  private static void verify(
      KafkaAccess kafka, Map<String, Object> settings, List<String> deadLetterTopics) {
    try (Admin admin = Admin.create(settings)) {
      TreeSet<String> missing = new TreeSet<>(deadLetterTopics);
      missing.removeAll(admin.listTopics().names().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
      if (!missing.isEmpty()) {
        throw DeadLetterTopicsAway.missing(missing);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw DeadLetterTopicsAway.unreachable(kafka.bootstrapServers(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeadLetterTopicsAway.unreachable(kafka.bootstrapServers(), e);
    }
  }
}
