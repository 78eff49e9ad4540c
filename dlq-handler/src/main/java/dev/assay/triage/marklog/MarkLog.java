package dev.assay.triage.marklog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The marks' topic; returns when the brokers have a mark. */
public final class MarkLog implements MarkWriter, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String topic;
  private final Producer<byte[], byte[]> producer;

  /** Writes to this topic. */
  public MarkLog(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                "true",
                "max.block.ms",
                Long.toString(TIMEOUT.toMillis()),
                "request.timeout.ms",
                "3000",
                "delivery.timeout.ms",
                Long.toString(TIMEOUT.toMillis())),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void write(FailureFingerprint fingerprint, Mark mark) throws NotWritten {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, fingerprint.value().getBytes(UTF_8), FormCodec.MARK.write(mark));
    try {
      var _ = producer.send(record).get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new NotWritten("Kafka did not take it: " + failure.getMessage(), failure);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new NotWritten("interrupted while Kafka was to take it", told);
    }
  }

  /** Sends what is under way. */
  @Override
  public void close() {
    producer.close(TIMEOUT);
  }
}
