package dev.assay.triage.moving;

import static java.util.Objects.requireNonNull;

import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.intake.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the dead letters of a redrive, each partition in its order, up to where it was fixed to
 * end; used by one thread.
 */
final class LetterReader implements Letters {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, RedriveProgress> ahead = new TreeMap<>(BY_NAME);
  private long expired;

  LetterReader(KafkaAccess kafka, List<RedriveProgress> partitions) {
    this.consumer = Consumers.committed(kafka);
    partitions.forEach(each -> ahead.put(key(each), each));
    List<RedriveProgress> open = partitions.stream().filter(each -> !each.isDone()).toList();
    consumer.assign(open.stream().map(LetterReader::key).toList());
    open.forEach(each -> consumer.seek(key(each), each.position()));
  }

  @Override
  public List<Arrival> next() {
    List<Arrival> arrivals = new ArrayList<>();
    if (isThrough()) {
      return arrivals;
    }
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        RedriveProgress bounds =
            requireNonNull(ahead.get(new TopicPartition(record.topic(), record.partition())));
        if (record.offset() < bounds.end()) {
          arrivals.add(arrival(record));
        }
      }
    } catch (OffsetOutOfRangeException gone) {
      skipWhatExpired(gone.offsetOutOfRangePartitions());
    }
    consumer.assignment().forEach(this::follow);
    consumer.pause(consumer.assignment().stream().filter(each -> progress(each).isDone()).toList());
    return arrivals;
  }

  @Override
  public List<RedriveProgress> reached() {
    return List.copyOf(ahead.values());
  }

  @Override
  public boolean isThrough() {
    return ahead.values().stream().allMatch(RedriveProgress::isDone);
  }

  @Override
  public long takeExpired() {
    long taken = expired;
    expired = 0;
    return taken;
  }

  private void follow(TopicPartition partition) {
    ahead.put(partition, progress(partition).at(consumer.position(partition)));
  }

  private RedriveProgress progress(TopicPartition partition) {
    return requireNonNull(ahead.get(partition));
  }

  private void skipWhatExpired(Map<TopicPartition, Long> wanted) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(wanted.keySet());
    wanted.forEach((partition, offset) -> {
      RedriveProgress bounds = progress(partition);
      // Beyond the end is where a topic was made anew: nothing of what was selected is left.
      long first = beginnings.getOrDefault(partition, bounds.end());
      long next = first > offset ? Math.min(first, bounds.end()) : bounds.end();
      expired += next - offset;
      consumer.seek(partition, next);
    });
  }

  private static Arrival arrival(ConsumerRecord<byte[], byte[]> record) {
    return new Arrival(
        new Moment(
            Instant.ofEpochMilli(Math.max(0, record.timestamp())),
            new LetterPosition(record.topic(), record.partition(), record.offset())),
        record.headers(),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()));
  }

  private static TopicPartition key(RedriveProgress progress) {
    return new TopicPartition(progress.topic(), progress.partition());
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
