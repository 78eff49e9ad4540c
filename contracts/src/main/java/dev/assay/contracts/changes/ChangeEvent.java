package dev.assay.contracts.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.json.WireJson;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import tools.jackson.databind.JsonNode;

/**
 * One change, as a CloudEvents 1.0 event in binary mode: attributes as {@code ce_*} headers, data
 * as JSON.
 *
 * @param id unique within the source; the same change told twice has the same id
 * @param type what kind of change
 * @param source the registry cluster, such as {@code /assay/registry}
 * @param subject what changed: {@code v1/telemetry.FeedbackEvent}, or the scope of a policy; the
 *     record's key
 * @param time when it was asked for
 * @param data the details as JSON: the record of this package that {@link ChangeType} names
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 *     Kafka protocol binding</a>
 */
public record ChangeEvent(
    String id, ChangeType type, String source, String subject, Instant time, JsonNode data) {
  private static final String PREFIX = "ce_";

  /** The source that every registry of ours names. */
  public static final String SOURCE = "/assay/registry";

  /** A change with one of the data records of this package. */
  public static ChangeEvent of(
      String id, ChangeType type, String subject, Instant time, Object data) {
    return new ChangeEvent(id, type, SOURCE, subject, time, WireJson.MAPPER.valueToTree(data));
  }

  /** The record to be sent; its timestamp is left to the producer. */
  public ProducerRecord<byte[], byte[]> toRecord(String topic) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, subject.getBytes(UTF_8), WireJson.MAPPER.writeValueAsBytes(data));
    Headers headers = record.headers();
    HeaderText.write(headers, PREFIX + "specversion", "1.0");
    HeaderText.write(headers, PREFIX + "id", id);
    HeaderText.write(headers, PREFIX + "type", type.ceType());
    HeaderText.write(headers, PREFIX + "source", source);
    HeaderText.write(headers, PREFIX + "subject", subject);
    HeaderText.write(headers, PREFIX + "time", time.toString());
    HeaderText.write(headers, "content-type", "application/json");
    return record;
  }

  /**
   * Reads an event back.
   *
   * @throws IllegalArgumentException if an attribute is missing or the type is unknown, naming it
   */
  public static ChangeEvent read(Headers headers, byte[] value) {
    String ceType = attribute(headers, "type");
    return new ChangeEvent(
        attribute(headers, "id"),
        ChangeType.named(ceType)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "change of type '%s' is unknown here".formatted(ceType))),
        attribute(headers, "source"),
        attribute(headers, "subject"),
        Instant.parse(attribute(headers, "time")),
        WireJson.MAPPER.readTree(value));
  }

  private static String attribute(Headers headers, String name) {
    return HeaderText.read(headers, PREFIX + name)
        .orElseThrow(
            () -> new IllegalArgumentException("header '%s%s' is missing".formatted(PREFIX, name)));
  }
}
