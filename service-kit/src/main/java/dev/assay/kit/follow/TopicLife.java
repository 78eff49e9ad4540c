package dev.assay.kit.follow;

import dev.assay.kit.kafka.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of a topic from where the lives before it came to. */
final class TopicLife implements Follower.Life {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final int ASK_MS = 5_000;
  private static final int METADATA_MS = 5_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final Beginning beginning;
  private final TopicListener listener;

  /** The offset after the last record that was handed over. */
  private final Map<TopicPartition, Long> positions;

  /** Where each partition ended when this life came to it. */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  private long lookedAt = System.nanoTime() - LOOK_EVERY.toNanos();

  TopicLife(
      KafkaAccess kafka,
      String topic,
      Beginning beginning,
      TopicListener listener,
      Map<TopicPartition, Long> positions) {
    this.consumer =
        new KafkaConsumer<>(
            settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.topic = topic;
    this.beginning = beginning;
    this.listener = listener;
    this.positions = positions;
  }

  private static Map<String, Object> settings(KafkaAccess kafka) {
    return kafka.with(
        Map.ofEntries(
            Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
            Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
            Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
            Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
            Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MS),
            Map.entry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_MS),
            Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_MS),
            Map.entry(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 20),
            Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)));
  }

  @Override
  public Consumer<?, ?> consumer() {
    return consumer;
  }

  @Override
  public Duration pass() {
    if (System.nanoTime() - lookedAt >= LOOK_EVERY.toNanos()) {
      lookedAt = System.nanoTime();
      takeUpNewPartitions();
    }
    if (ends.isEmpty()) {
      listener.absent();
      return LOOK_EVERY;
    }
    try {
      consumer.poll(POLL).forEach(this::handOver);
    } catch (InvalidOffsetException gone) {
      // The topic was made anew, or retention was faster.
      begin(gone.partitions(), beginning);
      ends.putAll(consumer.endOffsets(gone.partitions()));
    }
    if (isCaughtUp()) {
      listener.caughtUp();
    }
    return Duration.ZERO;
  }

  private void handOver(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    positions.put(partition, record.offset() + 1);
    listener.heard(record, record.offset() >= ends.getOrDefault(partition, 0L));
  }

  private boolean isCaughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void takeUpNewPartitions() {
    List<TopicPartition> found =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    List<TopicPartition> added = found.stream().filter(each -> !ends.containsKey(each)).toList();
    if (added.isEmpty()) {
      return;
    }
    // A partition that came after the others is new as a whole.
    Beginning where = positions.isEmpty() ? beginning : Beginning.FIRST;
    consumer.assign(found);
    begin(added.stream().filter(each -> !positions.containsKey(each)).toList(), where);
    added.forEach(this::goOn);
    ends.putAll(consumer.endOffsets(added));
  }

  private void goOn(TopicPartition partition) {
    Optional.ofNullable(positions.get(partition))
        .ifPresent(position -> consumer.seek(partition, position));
  }

  private void begin(Collection<TopicPartition> partitions, Beginning where) {
    Map<TopicPartition, Long> firsts =
        switch (where) {
          case Beginning.First() -> consumer.beginningOffsets(partitions);
          case Beginning.Since since -> since(partitions, since);
        };
    firsts.forEach((partition, first) -> {
      positions.put(partition, first);
      consumer.seek(partition, first);
    });
  }

  private Map<TopicPartition, Long> since(
      Collection<TopicPartition> partitions, Beginning.Since since) {
    long ms = since.clock().instant().minus(since.ago()).toEpochMilli();
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(each -> each, _ -> ms)));
    Map<TopicPartition, Long> firsts = new HashMap<>(consumer.endOffsets(partitions));
    firsts.replaceAll((partition, end) ->
        Optional.ofNullable(found.get(partition)).map(OffsetAndTimestamp::offset).orElse(end));
    return firsts;
  }

  /** Without waiting for the broker. */
  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
