package dev.assay.validator.tally;

import dev.assay.schema.SchemaName;
import dev.assay.validator.judgement.Outcome;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is counted together.
 *
 * @param topic a source topic
 * @param schema name of a schema that exists, or {@code none}; so there are never more than the
 *     registry has
 * @param kind what became of the event
 * @param reason why, or {@code none}
 */
public record Cell(String topic, String schema, Kind kind, String reason) {
  static final String NONE = "none";
  static final Comparator<Cell> IN_ORDER =
      Comparator.comparing(Cell::topic)
          .thenComparing(Cell::kind)
          .thenComparing(Cell::schema)
          .thenComparing(Cell::reason);

  /** What became of an event. */
  public enum Kind {
    /** It keeps its contract. */
    VALID("valid", Optional.of("success")),
    /** It breaks it and went on, marked. */
    MARKED("marked", Optional.of("failure")),
    /** It was refused. */
    DEAD_LETTERED("dead-lettered", Optional.of("failure")),
    /** It went on although nobody could judge it. */
    UNCHECKED("unchecked", Optional.of("error")),
    /** It went on without a look. */
    SKIPPED("skipped", Optional.empty());

    private final String text;
    private final Optional<String> validationOutcome;

    Kind(String text, Optional<String> validationOutcome) {
      this.text = text;
      this.validationOutcome = validationOutcome;
    }

    /** The outcome in metrics and status. */
    public String text() {
      return text;
    }

    Optional<String> validationOutcome() {
      return validationOutcome;
    }
  }

  /** Where an event of a topic is counted. */
  public static Cell of(String topic, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed passed -> new Cell(topic, passed.schema().value(), Kind.VALID, NONE);
      case Outcome.Skipped skipped -> new Cell(topic, NONE, Kind.SKIPPED, skipped.reason().text());
      case Outcome.Marked marked ->
          new Cell(topic, marked.schema().value(), Kind.MARKED, marked.failure().reason().text());
      case Outcome.Unjudged unjudged ->
          new Cell(topic, named(unjudged.schema()), Kind.UNCHECKED, unjudged.reason().text());
      case Outcome.Refused refused ->
          new Cell(
              topic,
              named(refused.schema()),
              Kind.DEAD_LETTERED,
              refused.failure().reason().text());
    };
  }

  private static String named(Optional<SchemaName> schema) {
    return schema.map(SchemaName::value).orElse(NONE);
  }
}
