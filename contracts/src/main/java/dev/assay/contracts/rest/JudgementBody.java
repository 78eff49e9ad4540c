package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a schema says about one event: answer of {@code POST /validate/{track}/{name}}.
 *
 * @param line where the event stood in a stream, from 1; absent where it came alone
 * @param verdict {@code valid}, {@code invalid} or {@code unchecked}
 * @param schema which version said so
 * @param reason why it is not valid, such as {@code schema-violation}
 * @param violations where and why, if it is invalid
 * @param detail why it could not be checked
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record JudgementBody(
    Optional<Long> line,
    String verdict,
    String schema,
    Optional<String> reason,
    Optional<List<ViolationBody>> violations,
    Optional<String> detail) {

  /**
   * One way in which an event breaks its schema.
   *
   * @param instance JSON Pointer into the event
   * @param keyword the keyword that refuses it
   * @param schema where in the schema that keyword stands
   * @param message for people; carries no value of the event
   * @param property the member that is missing or unexpected, for keywords that name one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ViolationBody(
      String instance, String keyword, String schema, String message, Optional<String> property) {
    static ViolationBody of(Violation violation) {
      return new ViolationBody(
          violation.instanceLocation(),
          violation.keyword(),
          violation.schemaLocation(),
          violation.message(),
          violation.property());
    }
  }

  /** A verdict as it goes over the wire. */
  public static JudgementBody of(Verdict verdict, String schema, Optional<Long> line) {
    return switch (verdict) {
      case Verdict.Valid() ->
          new JudgementBody(
              line, "valid", schema, Optional.empty(), Optional.empty(), Optional.empty());
      case Verdict.Invalid(var reason, var violations) ->
          new JudgementBody(
              line,
              "invalid",
              schema,
              Optional.of(word(reason)),
              Optional.of(violations.stream().map(ViolationBody::of).toList()),
              Optional.empty());
      case Verdict.Unchecked(var reason, String detail) ->
          new JudgementBody(
              line,
              "unchecked",
              schema,
              Optional.of(word(reason)),
              Optional.empty(),
              Optional.of(detail));
    };
  }

  private static String word(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
