package dev.assay.triage.letters;

import dev.assay.contracts.rest.LettersBody;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import dev.assay.triage.intake.Opened;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.privacy.QuotingHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads dead letters page by page: each page with a consumer of its own, in bounded time and size,
 * so that nothing is kept between pages.
 */
public final class LetterReader {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long MAX_PAGE_BYTES = 4L << 20;

  private final KafkaAccess kafka;
  private final Predicate<String> isRead;
  private final Privacy privacy;

  /**
   * A reader.
   *
   * @param isRead whether a topic is one of the dead-letter topics; no other is ever read
   * @param privacy what of them is not shown
   */
  public LetterReader(KafkaAccess kafka, Predicate<String> isRead, Privacy privacy) {
    this.kafka = kafka;
    this.isRead = isRead;
    this.privacy = privacy;
  }

  /**
   * The next page; may be short, or empty, and yet not the last.
   *
   * @throws IllegalArgumentException if the query's {@code after} is none, or of other topics
   */
  public LettersBody page(LetterQuery query) {
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      Cursor cursor = query.after().map(this::resumed).orElseGet(() -> beginning(consumer, query));
      Page page = new Page(query, cursor, privacy);
      consumer.assign(cursor.spans().keySet());
      cursor.spans().forEach((partition, span) -> consumer.seek(partition, span.next()));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!page.isFull() && !page.isDone() && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          page.add(record);
        }
        // Also past what holds no records, such as the marks that end transactions.
        page.skipTo(consumer);
      }
      return page.body();
    }
  }

  private Cursor resumed(String after) {
    Cursor cursor = Cursor.parse(after);
    for (TopicPartition partition : cursor.spans().keySet()) {
      if (!isRead.test(partition.topic())) {
        throw new IllegalArgumentException(
            "'%s' is not one of the dead-letter topics".formatted(partition.topic()));
      }
    }
    return cursor;
  }

  private Cursor beginning(Consumer<byte[], byte[]> consumer, LetterQuery query) {
    List<TopicPartition> partitions =
        query.topics().stream()
            .filter(isRead)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    long sinceMs = Math.max(0, query.sinceInclusive().toEpochMilli());
    Map<TopicPartition, OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(each -> each, each -> sinceMs)));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Cursor.Span> spans = new HashMap<>();
    ends.forEach((partition, end) ->
        Optional.ofNullable(starts.get(partition))
            .ifPresent(start -> spans.put(partition, new Cursor.Span(start.offset(), end))));
    return Cursor.of(spans);
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
                // Somebody waits, also while a consumer closes, which waits for its last fetch.
                "fetch.max.wait.ms",
                "10",
                "default.api.timeout.ms",
                "10000")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static final class Page {
    private final LetterQuery query;
    private final Privacy privacy;
    private final Map<TopicPartition, Cursor.Span> spans;
    private final List<LettersBody.Letter> letters = new ArrayList<>();
    private long bytes;

    Page(LetterQuery query, Cursor cursor, Privacy privacy) {
      this.query = query;
      this.privacy = privacy;
      this.spans = new HashMap<>(cursor.spans());
    }

    boolean isFull() {
      return letters.size() >= query.limit() || bytes >= MAX_PAGE_BYTES;
    }

    boolean isDone() {
      return spans.values().stream().allMatch(Cursor.Span::isDone);
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      Cursor.Span span = spans.getOrDefault(partition, new Cursor.Span(0, 0));
      if (isFull() || record.offset() >= span.end()) {
        return;
      }
      spans.put(partition, new Cursor.Span(record.offset() + 1, span.end()));
      Instant failedAt = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
      Arrival arrival =
          new Arrival(
              new Moment(
                  failedAt,
                  new LetterPosition(record.topic(), record.partition(), record.offset())),
              record.headers(),
              Optional.ofNullable(record.key()),
              Optional.ofNullable(record.value()));
      boolean isInTime =
          !failedAt.isBefore(query.sinceInclusive())
              && query.untilExclusive().map(failedAt::isBefore).orElse(true);
      Opened opened = Intake.read(arrival);
      DeadLetterRecord letter = opened.letter();
      if (isInTime && letter.fingerprint().equals(query.fingerprint())) {
        letters.add(
            WholeLetter.body(
                privacy.veiled(opened), privacy.veiledSample(opened), shown(letter, arrival)));
        bytes += record.serializedValueSize() + headerBytes(record);
      }
    }

    private static long headerBytes(ConsumerRecord<byte[], byte[]> record) {
      long bytes = 0;
      for (Header header : record.headers()) {
        bytes += header.value() == null ? 0 : header.value().length;
      }
      return bytes;
    }

    private Arrival shown(DeadLetterRecord letter, Arrival arrival) {
      return privacy
          .maskOf(letter.trace().sourceTopic(), letter.trace().schema())
          .map(mask ->
              new Arrival(
                  arrival.moment(),
                  QuotingHeaders.leftOut(arrival.headers()),
                  arrival.key().map(mask::key),
                  arrival.value().map(mask::value)))
          .orElse(arrival);
    }

    void skipTo(Consumer<byte[], byte[]> consumer) {
      if (!isFull()) {
        spans.replaceAll((partition, span) ->
            new Cursor.Span(Math.max(span.next(), consumer.position(partition)), span.end()));
      }
    }

    LettersBody body() {
      return new LettersBody(List.copyOf(letters), Cursor.of(spans).text());
    }
  }
}
