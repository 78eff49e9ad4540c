package dev.assay.triage.marklog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The marks' topic: a mark and the word of it in the audit are one transaction. */
public final class MarkLog implements MarkWriter, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Place place;
  private Optional<Producer<byte[], byte[]>> open = Optional.empty();

  /** Writes there. */
  public MarkLog(Place place) {
    this.place = place;
  }

  /**
   * Where marks are written.
   *
   * @param kafka how to reach the cluster
   * @param marks their topic
   * @param audit the topic that says who did what
   * @param instance that nobody else is called
   */
  public record Place(KafkaAccess kafka, String marks, String audit, String instance) {}

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            place.kafka.with(
                Map.of(
                    "acks",
                    "all",
                    "transactional.id",
                    "%s-%s".formatted(place.marks, place.instance),
                    "transaction.timeout.ms",
                    "10000",
                    "max.block.ms",
                    Long.toString(TIMEOUT.toMillis()),
                    "request.timeout.ms",
                    "3000",
                    "delivery.timeout.ms",
                    Long.toString(TIMEOUT.toMillis()))),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    open = Optional.of(producer);
    producer.initTransactions();
    return producer;
  }

  @Override
  public synchronized void write(FailureFingerprint fingerprint, Mark mark) throws NotWritten {
    AuditRecord audit =
        new AuditRecord(
            mark.by(),
            "mark-failure-group-" + mark.kind().text(),
            fingerprint.value(),
            AuditRecord.Outcome.GRANTED,
            mark.until().map(until -> "until %s; ".formatted(until)).orElse("") + mark.reason(),
            mark.at().toEpochMilli());
    try {
      Producer<byte[], byte[]> producer = open.orElseGet(this::producer);
      producer.beginTransaction();
      var failsTheCommit =
          producer.send(
              new ProducerRecord<>(
                  place.marks, fingerprint.value().getBytes(UTF_8), FormCodec.MARK.write(mark)));
      var failsItToo = producer.send(new ProducerRecord<>(place.audit, audit.key(), audit.value()));
      assert failsTheCommit != null && failsItToo != null;
      producer.commitTransaction();
    } catch (KafkaException failure) {
      // Taking the transactional id anew settles what is left open.
      open.ifPresent(producer -> producer.close(Duration.ZERO));
      open = Optional.empty();
      throw new NotWritten("Kafka did not take it: " + inWords(failure), failure);
    }
  }

  /** A producer that is past hope says only that it is; what ended it says why. */
  private static String inWords(KafkaException failure) {
    Throwable told =
        failure.getClass() == KafkaException.class
            ? Optional.ofNullable(failure.getCause()).orElse(failure)
            : failure;
    return String.valueOf(told.getMessage());
  }

  /** Sends what is under way. */
  @Override
  public synchronized void close() {
    open.ifPresent(producer -> producer.close(TIMEOUT));
  }
}
