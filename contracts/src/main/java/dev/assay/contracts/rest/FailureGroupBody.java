package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A failure group: an element of {@code GET /failures}.
 *
 * @param fingerprint the group's identity, {@code v1:…}
 * @param count how many dead letters it has
 * @param schema the schema's name on its track, {@code v1/telemetry.FeedbackEvent}, or {@code
 *     unknown}
 * @param schemaVersions the versions that refused them, as {@code
 *     v1/telemetry.FeedbackEvent@1.2.0}; the newest few, sorted
 * @param reason why they were refused, such as {@code schema-violation}; {@code unreadable} where
 *     the headers don't say
 * @param keyword the keyword broken, empty where it is no violation
 * @param place the place in the event, a JSON Pointer with {@code *} for indices
 * @param message one line about the latest failure, without payload
 * @param sourceTopics where the events came from, sorted
 * @param firstSeen ISO-8601, UTC
 * @param lastSeen ISO-8601, UTC
 */
public record FailureGroupBody(
    String fingerprint,
    long count,
    String schema,
    @JsonProperty("schema_versions") List<String> schemaVersions,
    String reason,
    String keyword,
    String place,
    String message,
    @JsonProperty("source_topics") List<String> sourceTopics,
    @JsonProperty("first_seen") String firstSeen,
    @JsonProperty("last_seen") String lastSeen) {

  /**
   * A group with samples: answer of {@code GET /failures/{fingerprint}}.
   *
   * @param group the group
   * @param samples the first and the latest dead letters, bounded, oldest first
   */
  public record WithSamples(FailureGroupBody group, List<Sample> samples) {}

  /**
   * One dead letter.
   *
   * @param topic source topic
   * @param partition source partition
   * @param offset source offset
   * @param timestampMs the event's own timestamp, epoch milliseconds
   * @param failedAtMs when it was refused, epoch milliseconds
   * @param schema the schema with version it was judged by, where one was found
   * @param key the event's key as text, where it has one
   * @param value the event as text, cut where it is long
   * @param truncated whether it was cut
   * @param attempt how often it had been redriven
   * @param errors the first violations
   */
  public record Sample(
      String topic,
      int partition,
      long offset,
      @JsonProperty("timestamp_ms") long timestampMs,
      @JsonProperty("failed_at_ms") long failedAtMs,
      Optional<String> schema,
      Optional<String> key,
      String value,
      boolean truncated,
      long attempt,
      List<SampleError> errors) {}

  /**
   * One violation.
   *
   * @param instance JSON Pointer into the event
   * @param keyword the keyword broken
   * @param schema where in the schema
   * @param message what is wrong, without payload
   */
  public record SampleError(String instance, String keyword, String schema, String message) {}
}
