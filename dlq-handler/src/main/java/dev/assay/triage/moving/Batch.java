package dev.assay.triage.moving;

import static java.util.Objects.requireNonNull;

import dev.assay.contracts.redrives.MovedSegment;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveEntry;
import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.redrive.Disposition;
import dev.assay.triage.redrive.MovedTrail;
import dev.assay.triage.redrive.RedriveTally;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What a redrive is about to commit: the events that move, and how far it has come with them.
 *
 * <p>Gathers until taken; used by the thread that moves. After a failed transaction it is thrown
 * away with everything else in memory: what counts is read back from the topic.
 */
final class Batch {
  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final TopicNames names;
  private final RedriveTally tally;
  private final Map<TopicPartition, MovedTrail> trails = new TreeMap<>(BY_NAME);
  private final Map<TopicPartition, RedriveProgress> reached = new TreeMap<>(BY_NAME);
  private final List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
  private RedriveRecord redrive;
  private long bytes;

  Batch(TopicNames names, RedriveRecord redrive, RedriveLog log) {
    this.names = names;
    this.redrive = redrive;
    this.tally = new RedriveTally(redrive.counts());
    for (RedriveProgress each : redrive.partitions()) {
      TopicPartition partition = new TopicPartition(each.topic(), each.partition());
      reached.put(partition, each);
      trails.put(
          partition,
          MovedTrail.of(
              redrive,
              each.topic(),
              each.partition(),
              log.lastSegment(redrive.id(), each.topic(), each.partition())));
    }
  }

  /** Adds what was decided about the next letter of its partition. */
  void add(LetterPosition at, Disposition disposition) {
    TopicPartition partition = new TopicPartition(at.topic(), at.partition());
    MovedTrail trail = requireNonNull(trails.get(partition));
    tally.count(disposition);
    switch (disposition) {
      case Disposition.OutOfScope _, Disposition.Already _ -> {}
      case Disposition.NotSelected _, Disposition.Stays _ -> trail.left();
      case Disposition.Moves moves -> {
        add(moves.event());
        trail.moved(at.offset());
      }
      case Disposition.Parks parks -> {
        add(parks.event());
        trail.moved(at.offset());
      }
    }
    reached.computeIfPresent(partition, (_, before) -> before.at(at.offset() + 1));
  }

  private void add(ProducerRecord<byte[], byte[]> event) {
    events.add(event);
    bytes += Optional.ofNullable(event.value()).map(value -> value.length).orElse(0);
  }

  /** All letters up to here have been added. */
  void reach(List<RedriveProgress> positions, long expired) {
    positions.forEach(
        each -> reached.put(new TopicPartition(each.topic(), each.partition()), each));
    tally.expired(expired);
  }

  /** How many events wait for their transaction. */
  int size() {
    return events.size();
  }

  /** How many bytes of values wait. */
  long bytes() {
    return bytes;
  }

  /** Whether the redrive would be through with this. */
  boolean isLast() {
    return reached.values().stream().allMatch(RedriveProgress::isDone);
  }

  /** The records of the next transaction: the events, and what speaks of them. */
  List<ProducerRecord<byte[], byte[]>> take(String holder, long nowMs) {
    redrive = redrive.heldBy(holder).at(List.copyOf(reached.values()), tally.counts(), nowMs);
    if (isLast()) {
      redrive = redrive.in(RedriveState.COMPLETED, Optional.empty(), nowMs);
    }
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events);
    for (MovedTrail trail : trails.values()) {
      for (MovedSegment segment : trail.takeChanged()) {
        records.add(record(names.redrives(), RedriveEntry.key(segment), segment));
      }
    }
    records.add(record(names.redrives(), RedriveEntry.key(redrive), redrive));
    if (isLast()) {
      records.add(DoneAlert.record(names.alerts(), redrive, nowMs));
    }
    events.clear();
    bytes = 0;
    return records;
  }

  /** What was counted so far, also what is not committed yet. */
  RedriveCounts counts() {
    return tally.counts();
  }

  static ProducerRecord<byte[], byte[]> record(String topic, String key, Record value) {
    return new ProducerRecord<>(
        topic, 0, key.getBytes(StandardCharsets.UTF_8), RedriveEntry.value(value));
  }
}
