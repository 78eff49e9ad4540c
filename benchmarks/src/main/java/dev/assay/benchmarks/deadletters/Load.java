package dev.assay.benchmarks.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Dead letters of about 1 KB, as a validator writes them, spread evenly over groups. */
final class Load implements AutoCloseable {
  private static final int PRODUCERS = 16;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int partitions;
  private final int groups;
  private int sent;

  Load(String bootstrapServers, String topic, int partitions, int groups) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "transactional.id", "load",
                "transaction.timeout.ms", "600000",
                "linger.ms", "20",
                "batch.size", "262144",
                "compression.type", "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.topic = topic;
    this.partitions = partitions;
    this.groups = groups;
    producer.initTransactions();
  }

  /** Lays more of them down; nobody can read them yet. */
  void lay(int letters) {
    producer.beginTransaction();
    for (int end = sent + letters; sent < end; sent++) {
      var _ =
          producer.send(
              new ProducerRecord<>(
                  topic,
                  sent % partitions,
                  null,
                  null,
                  event(sent),
                  headers(sent, sent % groups, partitions)));
    }
    producer.flush();
  }

  /** Lets all that was laid down be read, at once. */
  void release() {
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close();
  }

  private static byte[] event(int n) {
    return """
    {"id":%d,"source":"store-%d","queue_size":"%d","note":"%s"}\
    """
        .formatted(n, n % PRODUCERS, n, "x".repeat(300))
        .getBytes(UTF_8);
  }

  private static Headers headers(int n, int group, int partitions) {
    Violation violation =
        new Violation(
            "/member-" + group,
            "type",
            "#/properties/member-%d/type".formatted(group),
            "string found, integer expected",
            Optional.empty());
    Failure failure =
        new Failure(
            DeadLetterReason.SCHEMA_VIOLATION,
            Optional.of("v1/telemetry.FeedbackEvent@1.0.0"),
            List.of(violation),
            FailureFingerprint.of(
                "telemetry.FeedbackEvent", DeadLetterReason.SCHEMA_VIOLATION, List.of(violation)),
            1,
            "assay/0.1.0 validator-1");
    Headers headers = new RecordHeaders();
    new DeadLetter(
            new Origin("telemetry.feedback", n % partitions, n, System.currentTimeMillis()),
            failure,
            0)
        .writeTo(headers);
    return headers;
  }
}
