package dev.assay.triage.herald;

import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.json.WireJson;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** That a version was published which breaks with the one before. */
final class BreakingSchema {
  private static final String PUBLISHED = "dev.assay.schema.version-published.v1";

  private BreakingSchema() {}

  /** The alert of a change; nothing for every other change. */
  static Optional<Alert> of(ConsumerRecord<byte[], byte[]> record) {
    boolean isPublished =
        HeaderText.read(record.headers(), "ce_type").map(PUBLISHED::equals).orElse(false);
    if (!isPublished || record.value() == null) {
      return Optional.empty();
    }
    try {
      JsonNode change = WireJson.MAPPER.readTree(record.value());
      Instant at = Instant.parse(HeaderText.read(record.headers(), "ce_time").orElse(""));
      return change.path("breaking").asBoolean(false)
          ? Optional.of(alert(change, at))
          : Optional.empty();
    } catch (JacksonException | DateTimeParseException somebodyElses) {
      return Optional.empty();
    }
  }

  private static Alert alert(JsonNode change, Instant at) {
    String subject = "%s/%s".formatted(text(change, "track"), text(change, "name"));
    String version = "%s@%s".formatted(subject, text(change, "core_version"));
    return new Alert(
        "%s/%s".formatted(AlertRule.BREAKING_SCHEMA.text(), version),
        AlertRule.BREAKING_SCHEMA,
        subject,
        "%s breaks with %s".formatted(version, text(change, "previous_version")),
        List.of("published by " + text(change, "by")),
        List.of(),
        at);
  }

  private static String text(JsonNode change, String member) {
    return change.path(member).asString("?");
  }
}
