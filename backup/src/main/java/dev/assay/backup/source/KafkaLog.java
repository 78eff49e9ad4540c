package dev.assay.backup.source;

import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.FactTopic;
import dev.assay.backup.form.LogRecord;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is committed of a log, in one pass.
 *
 * <p>The end is fixed before the pass begins. What is written after it may, by compaction, throw
 * away what the pass has not read yet; so the pass goes on behind that end until the log has come
 * to rest there. Records that are superseded within the moment of its last step are not cleaned
 * away: Kafka cleans closed segments only.
 *
 * <p>For one thread.
 */
public final class KafkaLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int STEPS = 10;
  private static final String CLIENT_ID = "assay-backup";

  private final LogPlace place;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** A log; nothing is asked yet. */
  public KafkaLog(LogPlace place) {
    this.place = place;
    int patienceMs = (int) Answers.PATIENCE.toMillis();
    this.consumer =
        new KafkaConsumer<>(
            place.clientWith(
                Map.of(
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    CLIENT_ID,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "none",
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    patienceMs,
                    ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    patienceMs)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Which log this is.
   *
   * @throws BackupRefused if there is none
   */
  public LogIdentity identity() {
    try (Admin admin =
        Admin.create(place.clientWith(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, CLIENT_ID)))) {
      Map<FactTopic, String> ids = new EnumMap<>(FactTopic.class);
      String cluster = Answers.await("which cluster it is", admin.describeCluster().clusterId());
      for (FactTopic topic : FactTopic.values()) {
        ids.put(topic, topicId(admin, topic.in(place.topics())));
      }
      return new LogIdentity(cluster, ids);
    }
  }

  private static String topicId(Admin admin, String topic) {
    try {
      return Answers.await(
              "about topic " + topic, admin.describeTopics(List.of(topic)).allTopicNames())
          .values()
          .stream()
          .findFirst()
          .orElseThrow()
          .topicId()
          .toString();
    } catch (SourceAway answer) {
      if (Answers.isBecauseOf(answer, UnknownTopicOrPartitionException.class)) {
        throw new BackupRefused(
            "there is no topic '%s': no registry of this prefix was ever here; check the servers and the prefix"
                .formatted(topic));
      }
      throw answer;
    }
  }

  /**
   * Tells every record, topic by topic in the order of their offsets; answers before which offset
   * of each topic all has been told.
   */
  public Map<FactTopic, Long> read(Consumer<LogRecord> told, Progress progress) {
    Map<FactTopic, Long> readTo = new EnumMap<>(FactTopic.class);
    Map<FactTopic, Long> end = ends();
    for (int step = 0; !end.equals(readTo) && step < STEPS; step++) {
      long total = end.values().stream().mapToLong(Long::longValue).sum();
      for (FactTopic topic : FactTopic.values()) {
        long from = readTo.getOrDefault(topic, 0L);
        long to = end.getOrDefault(topic, 0L);
        long before =
            readTo.entrySet().stream()
                .filter(other -> other.getKey() != topic)
                .mapToLong(Map.Entry::getValue)
                .sum();
        read(topic, from, to, told, done -> progress.reached(before + done, total));
        readTo.put(topic, to);
      }
      end = ends();
    }
    return readTo;
  }

  private Map<FactTopic, Long> ends() {
    Map<FactTopic, Long> ends = new EnumMap<>(FactTopic.class);
    try {
      for (FactTopic topic : FactTopic.values()) {
        TopicPartition partition = partition(topic);
        ends.put(topic, consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L));
      }
      return ends;
    } catch (KafkaException trouble) {
      throw away(trouble);
    }
  }

  private void read(
      FactTopic topic, long from, long to, Consumer<LogRecord> told, Consumer<Long> reached) {
    if (from >= to) {
      return;
    }
    TopicPartition partition = partition(topic);
    try {
      begin(partition, from);
      long position = from;
      long since = System.nanoTime();
      while (position < to) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
          if (record.offset() < to) {
            told.accept(recordOf(topic, record));
          }
        }
        long now = consumer.position(partition);
        since = now > position ? System.nanoTime() : since;
        requireNotSilent(since, partition, now);
        position = now;
        reached.accept(Math.min(position, to));
      }
    } catch (KafkaException trouble) {
      throw away(trouble);
    }
  }

  private void begin(TopicPartition partition, long from) {
    consumer.assign(List.of(partition));
    if (from == 0) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, from);
    }
  }

  private static LogRecord recordOf(FactTopic topic, ConsumerRecord<byte[], byte[]> record) {
    byte[] key =
        Optional.ofNullable(record.key())
            .orElseThrow(() ->
                new BackupRefused(
                    "%s@%d has no key, so no registry wrote it and none can read it; find out who did"
                        .formatted(record.topic(), record.offset())));
    return new LogRecord(
        topic, record.offset(), record.timestamp(), key, Optional.ofNullable(record.value()));
  }

  private static void requireNotSilent(long since, TopicPartition partition, long position) {
    if (System.nanoTime() - since > SILENCE.toNanos()) {
      throw new SourceAway(
          "Kafka gave nothing of %s from offset %d on for %d s"
              .formatted(partition, position, SILENCE.toSeconds()),
          new IllegalStateException("silence"));
    }
  }

  private TopicPartition partition(FactTopic topic) {
    return new TopicPartition(topic.in(place.topics()), 0);
  }

  private static SourceAway away(KafkaException trouble) {
    return new SourceAway("Kafka can't be read: " + trouble.getMessage(), trouble);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
