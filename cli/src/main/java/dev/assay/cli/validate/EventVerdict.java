package dev.assay.cli.validate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.schema.validation.Judged;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one line of events.
 *
 * @param line counted from 1, empty lines included
 * @param valid whether the event keeps the contract; nobody knows of an unchecked one
 * @param errors how it breaks it, by place
 * @param engine which engine came to it: {@code plan} or {@code reference}
 * @param unchecked why nobody could judge, if so
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record EventVerdict(
    long line, boolean valid, List<Fault> errors, String engine, Optional<String> unchecked) {

  /** One way in which an event breaks its schema. */
  record Fault(String instance, String keyword, String schema, String message) {
    static Fault of(Violation violation) {
      return new Fault(
          violation.instanceLocation(),
          violation.keyword(),
          violation.schemaLocation(),
          violation.message());
    }
  }

  static EventVerdict of(long line, Judged judged) {
    String engine = judged.by().name().toLowerCase(Locale.ROOT);
    return switch (judged.verdict()) {
      case Verdict.Valid() -> new EventVerdict(line, true, List.of(), engine, Optional.empty());
      case Verdict.Invalid(var reason, List<Violation> violations) ->
          new EventVerdict(
              line, false, violations.stream().map(Fault::of).toList(), engine, Optional.empty());
      case Verdict.Unchecked(var reason, String detail) ->
          new EventVerdict(line, false, List.of(), engine, Optional.of(detail));
    };
  }

  String words() {
    if (valid) {
      return "%d valid".formatted(line);
    }
    if (unchecked.isPresent()) {
      return "%d unchecked: %s".formatted(line, unchecked.get());
    }
    Fault first = errors.getFirst();
    String more = errors.size() == 1 ? "" : ", and %d more".formatted(errors.size() - 1);
    return "%d invalid: %s at '%s'%s".formatted(line, first.message(), first.instance(), more);
  }
}
