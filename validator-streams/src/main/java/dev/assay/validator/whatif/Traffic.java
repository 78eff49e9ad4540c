package dev.assay.validator.whatif;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.validator.judgement.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The retained events of a topic within a time, read slowly by a consumer that belongs to no group
 * and commits nothing.
 */
final class Traffic implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final long MAX_PARK_NS = 100_000_000;
  private static final int MAX_POLL_RECORDS = 500;
  private static final int MAX_FETCH_BYTES = 4 * 1024 * 1024;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final long total;
  private volatile long passed;

  /** Finds where the time begins and ends in each partition. */
  Traffic(Map<String, Object> client, String name, String topic, Question.Span span) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> starts = offsets(partitions, span.from(), last);
      ends.putAll(offsets(partitions, span.until(), last));
      starts.forEach(consumer::seek);
      this.total =
          starts.entrySet().stream()
              .mapToLong(start -> Math.max(0, end(start.getKey()) - start.getValue()))
              .sum();
      partitions.forEach(this::pauseAtEnd);
    } catch (RuntimeException noAnswer) {
      consumer.close();
      throw noAnswer;
    }
  }

  private Map<TopicPartition, Long> offsets(
      List<TopicPartition> partitions, Instant at, Map<TopicPartition, Long> last) {
    Map<TopicPartition, Long> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, Math.max(0, at.toEpochMilli())));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = found.get(partition);
      long end = last.getOrDefault(partition, 0L);
      offsets.put(partition, first == null ? end : Math.min(end, first.offset()));
    }
    return offsets;
  }

  /** Offsets to pass. */
  long total() {
    return total;
  }

  /** Offsets passed. */
  long passed() {
    return passed;
  }

  /**
   * Hands on the events until their end, the limit, or until somebody has had enough.
   *
   * @return whether the end was reached
   */
  boolean read(Question.Pace pace, BooleanSupplier enough, Consumer<Event> judging) {
    try {
      return readOn(pace, enough, judging);
    } finally {
      passed = total - left();
    }
  }

  private boolean readOn(Question.Pace pace, BooleanSupplier enough, Consumer<Event> judging) {
    long startNs = System.nanoTime();
    long events = 0;
    while (left() > 0 && !enough.getAsBoolean()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() >= end(partition(record))) {
          continue;
        }
        if (events >= pace.events() || enough.getAsBoolean()) {
          return false;
        }
        judging.accept(event(record));
        events++;
        await(startNs + events * 1_000_000_000L / pace.perSecond(), enough);
      }
      passed = total - left();
      ends.keySet().forEach(this::pauseAtEnd);
    }
    return left() == 0;
  }

  private static void await(long dueNs, BooleanSupplier enough) {
    long early = dueNs - System.nanoTime();
    while (early > 0 && !enough.getAsBoolean()) {
      LockSupport.parkNanos(Math.min(early, MAX_PARK_NS));
      early = dueNs - System.nanoTime();
    }
  }

  private long left() {
    return ends.keySet().stream()
        .mapToLong(partition -> Math.max(0, end(partition) - consumer.position(partition)))
        .sum();
  }

  // What comes after the end is not even fetched.
  private void pauseAtEnd(TopicPartition partition) {
    if (consumer.position(partition) >= end(partition)) {
      consumer.pause(List.of(partition));
    }
  }

  private long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private static Event event(ConsumerRecord<byte[], byte[]> record) {
    return new Event(
        new Origin(
            record.topic(), record.partition(), record.offset(), Math.max(0, record.timestamp())),
        record.key(),
        record.value(),
        record.headers());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
