package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Some dead letters of a group, whole: answer of {@code GET /failures/{fingerprint}/letters}.
 *
 * @param letters in the order of their partitions
 * @param next what to ask with as {@code after} for more; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LettersBody(List<Letter> letters, Optional<String> next) {

  /**
   * One dead letter, whole.
   *
   * @param fingerprint its group
   * @param deadLetterTopic where it lies
   * @param deadLetterPartition its partition there
   * @param deadLetterOffset its offset there
   * @param failedAtMs when it was refused, epoch milliseconds
   * @param topic source topic
   * @param partition source partition; -1 where its writer doesn't say
   * @param offset source offset; -1 where its writer doesn't say
   * @param timestampMs the event's own timestamp, epoch milliseconds
   * @param schema the version it was judged by, where one is known
   * @param reason why it was refused
   * @param message one line about it
   * @param producer who sent it, where it says so
   * @param attempt how often it had been redriven
   * @param key its key in Base64, where it has one
   * @param value its value in Base64, where it has one
   * @param text its value as text, where it is UTF-8
   * @param writtenBy who refused it, such as {@code assay} or {@code spring}
   * @param keyword the keyword broken, or the exception or rule, where there is one
   * @param place where in the event, a JSON Pointer with {@code *} for indices; of an application's
   *     dead letter the stage, group or rule set
   * @param headers the dead letter's own, in their order; absent where the handler is too old to
   *     say
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Letter(
      String fingerprint,
      @JsonProperty("dead_letter_topic") String deadLetterTopic,
      @JsonProperty("dead_letter_partition") int deadLetterPartition,
      @JsonProperty("dead_letter_offset") long deadLetterOffset,
      @JsonProperty("failed_at_ms") long failedAtMs,
      String topic,
      int partition,
      long offset,
      @JsonProperty("timestamp_ms") long timestampMs,
      Optional<String> schema,
      String reason,
      String message,
      Optional<String> producer,
      long attempt,
      Optional<String> key,
      Optional<String> value,
      Optional<String> text,
      @JsonProperty("written_by") Optional<String> writtenBy,
      Optional<String> keyword,
      Optional<String> place,
      Optional<List<LetterHeader>> headers) {}

  /**
   * One header of a dead letter.
   *
   * @param name its name
   * @param value its value in Base64, where it has one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record LetterHeader(String name, Optional<String> value) {}
}
