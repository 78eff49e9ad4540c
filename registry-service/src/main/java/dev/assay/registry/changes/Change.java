package dev.assay.registry.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.json.WireJson;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change as subscribers get it.
 *
 * <p>Also of a type that only a newer release knows: subscribers may know it.
 *
 * @param offset its place in the topic
 * @param type as CloudEvents has it
 * @param subject what changed
 * @param json a CloudEvent in structured mode, with {@code offset} beside its attributes
 */
public record Change(long offset, String type, String subject, String json) {

  /** Reads a record; nothing where it is no CloudEvent with JSON data. */
  static Optional<Change> of(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    Optional<String> type = HeaderText.read(headers, "ce_type");
    Optional<String> subject = HeaderText.read(headers, "ce_subject");
    if (type.isEmpty() || subject.isEmpty() || record.value() == null) {
      return Optional.empty();
    }
    ObjectNode event = WireJson.MAPPER.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", HeaderText.read(headers, "ce_id").orElse(Long.toString(record.offset())));
    event.put("type", type.get());
    event.put("source", HeaderText.read(headers, "ce_source").orElse(ChangeEvent.SOURCE));
    event.put("subject", subject.get());
    HeaderText.read(headers, "ce_time").ifPresent(time -> event.put("time", time));
    event.put("datacontenttype", "application/json");
    ChangeType.named(type.get())
        .ifPresent(known -> event.put("dataschema", "/schemas/v1/" + known.schemaName()));
    event.put("offset", record.offset());
    try {
      event.set("data", WireJson.MAPPER.readTree(new String(record.value(), UTF_8)));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
    return Optional.of(
        new Change(
            record.offset(), type.get(), subject.get(), WireJson.MAPPER.writeValueAsString(event)));
  }
}
