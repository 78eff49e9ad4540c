package dev.assay.backup.restoring;

import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.LogRecord;
import dev.assay.backup.source.LogPlace;
import dev.assay.backup.source.SourceAway;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The registry's own pen, taken from whoever holds it: one transaction, all or nothing.
 *
 * <p>A restore that dies leaves an open transaction, which nobody sees and the next one who takes
 * the pen aborts. A registry that is running takes the pen back as soon as it has to write; then
 * nothing of the restore is so.
 */
final class Pen implements AutoCloseable {
  /** Kafka allows 15 minutes, unless it is told otherwise. */
  private static final Duration TRANSACTION = Duration.ofMinutes(10);

  private static final int MAX_REQUEST_BYTES = 16 << 20;
  private static final int MAX_BLOCK_MS = 30_000;

  private final LogPlace place;
  private final KafkaProducer<byte[], byte[]> producer;

  private Pen(LogPlace place) {
    this.place = place;
    this.producer =
        new KafkaProducer<>(
            place.clientWith(
                Map.of(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    place.topics().pen(),
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    (int) TRANSACTION.toMillis(),
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    MAX_REQUEST_BYTES,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    MAX_BLOCK_MS)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Takes it; whatever was left open is settled then. */
  static Pen take(LogPlace place) {
    Pen pen = new Pen(place);
    try {
      pen.producer.initTransactions();
      return pen;
    } catch (KafkaException failed) {
      pen.close();
      throw told(failed);
    }
  }

  /** Writes all that is told to be written, or nothing. */
  void write(Writing all) {
    try {
      producer.beginTransaction();
      all.to(this::send);
      producer.commitTransaction();
    } catch (KafkaException failed) {
      throw told(failed);
    } catch (RuntimeException stopped) {
      abort(stopped);
      throw stopped;
    }
  }

  /** So that nobody who reads what is committed has to wait until the transaction times out. */
  private void abort(RuntimeException because) {
    try {
      producer.abortTransaction();
    } catch (KafkaException left) {
      because.addSuppressed(left);
    }
  }

  private void send(LogRecord record) {
    Future<RecordMetadata> failsTheCommit =
        producer.send(
            new ProducerRecord<>(
                record.topic().in(place.topics()),
                0,
                record.timestampMs(),
                record.key(),
                record.value().orElse(null)));
    assert failsTheCommit != null;
  }

  private static RuntimeException told(KafkaException failed) {
    if (causes(failed)
        .anyMatch(cause ->
            cause instanceof ProducerFencedException
                || cause instanceof InvalidProducerEpochException)) {
      return new BackupRefused(
          "a registry took the pen meanwhile, so nothing was written; stop its replicas first");
    }
    // What comes after the first error only says that there was one.
    Throwable first = causes(failed).reduce((_, cause) -> cause).orElse(failed);
    return new SourceAway("Kafka can't be written to: " + first.getMessage(), failed);
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(
            Optional.of(failed), Optional::isPresent, cause -> cause.map(Throwable::getCause))
        .flatMap(Optional::stream);
  }

  /** Puts it down; what is open is never committed. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  /** What is to be written. */
  @FunctionalInterface
  interface Writing {
    /** Tells every record, in order. */
    void to(Consumer<LogRecord> told);
  }
}
