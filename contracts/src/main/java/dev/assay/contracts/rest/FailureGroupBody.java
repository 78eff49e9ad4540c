package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param reason why they were refused, such as {@code schema-violation}; {@code application-error}
 *     where an application gave them up, {@code unreadable} where the headers don't say
 * @param keyword the keyword broken, or the exception or rule; empty where there is none
 * @param place the place in the event, a JSON Pointer with {@code *} for indices; of an
 *     application's dead letters the stage, group or rule set
 * @param message one line about the latest failure
 * @param sourceTopics where the events came from, sorted
 * @param firstSeen ISO-8601, UTC
 * @param lastSeen ISO-8601, UTC
 * @param writtenBy who wrote the latest dead letter, such as {@code assay} or {@code spring}
 * @param deadLetterTopics where they lie, sorted
 * @param producers who sent the events, as far as they say it; sorted, the first few
 * @param perMinute dead letters a minute, over the last five or so
 * @param state {@code open}, {@code muted}, {@code fixed} or {@code regressed}
 * @param mark what somebody last said about it
 * @param suggestion what would heal it
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
    @JsonProperty("last_seen") String lastSeen,
    @JsonProperty("written_by") String writtenBy,
    @JsonProperty("dead_letter_topics") List<String> deadLetterTopics,
    List<String> producers,
    @JsonProperty("per_minute") double perMinute,
    String state,
    Optional<MarkBody> mark,
    Optional<SuggestionBody> suggestion) {

  /**
   * A group with samples: answer of {@code GET /failures/{fingerprint}}.
   *
   * @param group the group
   * @param samples dead letters spread over the group's time, bounded, oldest first
   * @param marks what was said about it, latest first
   */
  public record WithSamples(FailureGroupBody group, List<Sample> samples, List<MarkBody> marks) {}

  /**
   * One dead letter.
   *
   * @param topic source topic
   * @param partition source partition; -1 where its writer doesn't say
   * @param offset source offset; -1 where its writer doesn't say
   * @param timestampMs the event's own timestamp, epoch milliseconds
   * @param failedAtMs when it was refused, epoch milliseconds
   * @param schema the schema with version it was judged by, where one was found
   * @param key the event's key as text, where it has one
   * @param value the event as text, cut where it is long
   * @param truncated whether it was cut
   * @param attempt how often it had been redriven
   * @param errors the first violations
   * @param producer who sent it, where it says so
   * @param letter where the dead letter lies
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
      List<SampleError> errors,
      Optional<String> producer,
      Place letter) {}

  /**
   * Where a dead letter lies.
   *
   * @param topic the dead-letter topic
   * @param partition its partition
   * @param offset its offset
   */
  public record Place(String topic, int partition, long offset) {}

  /**
   * One violation.
   *
   * @param instance JSON Pointer into the event
   * @param keyword the keyword broken
   * @param schema where in the schema
   * @param message what is wrong, without payload
   */
  public record SampleError(String instance, String keyword, String schema, String message) {}

  /**
   * What somebody said about a group.
   *
   * @param state {@code muted}, {@code fixed} or {@code open}
   * @param until when a mute ends, where it does by itself
   * @param by who
   * @param reason why; may be empty
   * @param at when, ISO-8601, UTC
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MarkBody(
      String state, Optional<String> until, String by, String reason, String at) {}

  /**
   * A version of the schema that would let dead letters of the group pass.
   *
   * @param schema the version, {@code v1/telemetry.FeedbackEvent@1.3.1}
   * @param passed how many of the samples pass
   * @param judged how many samples were judged
   * @param estimate how many dead letters would pass, if the samples speak for all
   * @param exact whether every dead letter of the group was judged
   * @param text the same in a sentence, with what to do
   * @param at when they were judged, ISO-8601, UTC
   */
  public record SuggestionBody(
      String schema,
      int passed,
      int judged,
      long estimate,
      boolean exact,
      String text,
      String at) {}
}
