package dev.assay.triage.herald;

import dev.assay.contracts.headers.HeaderText;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.group.FailureGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What there is to say about the last 24 hours: publishes, events judged, groups.
 *
 * <p>Events are counted by offsets, which also count the marks that end transactions; so they are
 * told as about so many.
 *
 * @param kafka how to reach it
 * @param changes topic of the registry's changes
 * @param deadLetterTopics each of a source topic, by its name
 * @param groups all there are
 */
public record Day(
    KafkaAccess kafka, String changes, List<String> deadLetterTopics, FailureGroups groups) {
  private static final Duration LENGTH = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final String PUBLISHED = "dev.assay.schema.version-published.v1";
  private static final String DEAD_LETTERS = ".dlq";
  private static final int TOP = 5;

  List<String> facts(Instant now) {
    List<String> facts = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      facts.add("%s versions published".formatted(number(published(consumer, now))));
      for (String topic : deadLetterTopics) {
        facts.add(judged(consumer, topic, now));
      }
    } catch (KafkaException away) {
      facts.add("Kafka could not be asked about the rest: " + away.getMessage());
    }
    facts.addAll(top(now));
    return facts;
  }

  private long published(Consumer<byte[], byte[]> consumer, Instant now) {
    Map<TopicPartition, Long> starts = starts(consumer, changes, now);
    consumer.assign(starts.keySet());
    starts.forEach(consumer::seek);
    Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long count = 0;
    while (System.nanoTime() < deadline
        && ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        boolean is =
            HeaderText.read(record.headers(), "ce_type").map(PUBLISHED::equals).orElse(false);
        count += is ? 1 : 0;
      }
    }
    return count;
  }

  private String judged(Consumer<byte[], byte[]> consumer, String deadLetters, Instant now) {
    long refused = written(consumer, deadLetters, now);
    if (!deadLetters.endsWith(DEAD_LETTERS)) {
      return "%s: about %s dead letters".formatted(deadLetters, number(refused));
    }
    String source = deadLetters.substring(0, deadLetters.length() - DEAD_LETTERS.length());
    long passed = written(consumer, source + ".validated", now);
    return "%s: about %s events judged, %s of them dead-lettered"
        .formatted(source, number(passed + refused), number(refused));
  }

  private long written(Consumer<byte[], byte[]> consumer, String topic, Instant now) {
    Map<TopicPartition, Long> starts = starts(consumer, topic, now);
    Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
    return starts.entrySet().stream()
        .mapToLong(start -> ends.getOrDefault(start.getKey(), start.getValue()) - start.getValue())
        .sum();
  }

  private static Map<TopicPartition, Long> starts(
      Consumer<byte[], byte[]> consumer, String topic, Instant now) {
    long sinceMs = now.minus(LENGTH).toEpochMilli();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    Map<TopicPartition, OffsetAndTimestamp> since =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(each -> each, _ -> sinceMs)));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream()
        .collect(
            Collectors.toMap(
                each -> each,
                each ->
                    Optional.ofNullable(since.get(each))
                        .map(OffsetAndTimestamp::offset)
                        .orElse(ends.getOrDefault(each, 0L))));
  }

  private List<String> top(Instant now) {
    return switch (groups.beginningWith("", Asker.NOBODY)) {
      case Reading.NotNow<List<KnownGroup>>(String why) ->
          List.of("failure groups can't be asked now: " + why);
      case Reading.Complete<List<KnownGroup>>(var all) ->
          all.stream()
              .map(KnownGroup::group)
              .filter(group -> group.lastSeen().isAfter(now.minus(LENGTH)))
              .sorted(Comparator.comparingLong(FailureGroup::count).reversed())
              .limit(TOP)
              .map(Day::line)
              .toList();
    };
  }

  private static String line(FailureGroup group) {
    return "%s %s: %s %s, %s in all"
        .formatted(
            group.fingerprint(),
            group.complaint().schema(),
            group.complaint().reason(),
            group.complaint().place(),
            number(group.count()));
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        kafka.with(
            Map.of(
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                "false",
                "default.api.timeout.ms",
                "10000")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
