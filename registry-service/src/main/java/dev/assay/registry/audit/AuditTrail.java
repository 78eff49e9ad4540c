package dev.assay.registry.audit;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.registry.audit.AuditPage.Entry;
import dev.assay.registry.reading.TopicReader;
import dev.assay.registry.reading.TopicReaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import tools.jackson.core.JacksonException;

/**
 * Reads the audit backwards, window by window.
 *
 * <p>Kafka reads forwards only, so each window is read whole and turned round. A question looks at
 * a bounded number of records and then says where to go on, however rare what it looks for is.
 */
public final class AuditTrail implements AutoCloseable {
  private static final int READERS = 4;
  private static final long WINDOW = 1_000;
  private static final long LOOKED_AT = 20_000;
  private static final Duration FOR_A_READER = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A record is written after what it tells was asked, by the time that a write may take. */
  private static final Duration WRITTEN_LATER = Duration.ofMinutes(2);

  private final TopicReaders readers;

  /** The audit kept in this topic. */
  public AuditTrail(KafkaAccess kafka, String topic) {
    this.readers = new TopicReaders(kafka, topic, READERS);
  }

  /**
   * Answers a question; blocks while it reads.
   *
   * @return nothing where too many are asking already
   * @throws org.apache.kafka.common.KafkaException if Kafka doesn't answer
   */
  public Optional<AuditPage> ask(AuditQuestion question) {
    Optional<TopicReader> reader = readers.open(FOR_A_READER);
    if (reader.isEmpty()) {
      return Optional.empty();
    }
    try (TopicReader open = reader.get()) {
      return Optional.of(answer(question, open));
    }
  }

  private static AuditPage answer(AuditQuestion question, TopicReader reader) {
    long oldest = Math.max(reader.earliest(), oldest(question, reader));
    long end = Math.min(newest(question, reader), question.before().orElse(Long.MAX_VALUE));
    long stop = Math.max(oldest, end - LOOKED_AT);
    List<Entry> found = new ArrayList<>();
    while (end > stop && found.size() < question.limit()) {
      long from = Math.max(stop, end - WINDOW);
      List<Entry> window = window(question, reader, from, end);
      int fits = Math.min(window.size(), question.limit() - found.size());
      found.addAll(window.reversed().subList(0, fits));
      end = fits < window.size() ? found.getLast().offset() : from;
    }
    return new AuditPage(found, end > oldest ? OptionalLong.of(end) : OptionalLong.empty());
  }

  private static long oldest(AuditQuestion question, TopicReader reader) {
    return question
        .sinceInclusive()
        .map(since -> reader.firstSince(since).orElseGet(reader::end))
        .orElse(0L);
  }

  private static long newest(AuditQuestion question, TopicReader reader) {
    Optional<Instant> written = question.untilExclusive().map(until -> until.plus(WRITTEN_LATER));
    OptionalLong first = written.map(reader::firstSince).orElseGet(OptionalLong::empty);
    return first.orElseGet(reader::end);
  }

  private static List<Entry> window(
      AuditQuestion question, TopicReader reader, long from, long end) {
    List<Entry> entries = new ArrayList<>();
    reader.seek(from);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (reader.position() < end) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(LOOK)) {
        if (record.offset() < end) {
          entry(record).filter(entry -> wants(question, entry)).ifPresent(entries::add);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "the audit was not read in %d s".formatted(PATIENCE.toSeconds()));
      }
    }
    return entries;
  }

  private static boolean wants(AuditQuestion question, Entry entry) {
    return entry.record().map(question::wants).orElseGet(question::wantsAll);
  }

  private static Optional<Entry> entry(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Entry(record.offset(), Optional.of(AuditRecord.read(record.value()))));
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return Optional.of(new Entry(record.offset(), Optional.empty()));
    }
  }

  /** Stops reading. */
  @Override
  public void close() {
    readers.close();
  }
}
