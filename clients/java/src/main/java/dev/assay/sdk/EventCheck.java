package dev.assay.sdk;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking an event.
 *
 * @param isValid whether it may be sent; also true where nobody could tell, see {@code warning}
 * @param violations how it breaks its schema, in order of place; empty where it is valid
 * @param schema by which version it was judged, where it was
 * @param warning why it was let through without being judged
 */
public record EventCheck(
    boolean isValid,
    List<Violation> violations,
    Optional<SchemaReference> schema,
    Optional<String> warning) {
  /** The answer of a client that is switched off. */
  static final EventCheck UNCHECKED =
      new EventCheck(true, List.of(), Optional.empty(), Optional.empty());

  public EventCheck {
    violations = List.copyOf(violations);
  }

  static EventCheck valid(SchemaReference schema) {
    return new EventCheck(true, List.of(), Optional.of(schema), Optional.empty());
  }

  static EventCheck unjudged(Optional<SchemaReference> schema, String why) {
    return new EventCheck(true, List.of(), schema, Optional.of(why));
  }

  /** One line for people: what is wrong, without a value of the event. */
  public String summary() {
    return violations.isEmpty()
        ? warning.orElse("valid")
        : violations.stream()
                .limit(3)
                .map(it ->
                    (it.instanceLocation().isEmpty() ? "the event" : it.instanceLocation())
                        + " "
                        + it.message())
                .reduce((one, two) -> one + "; " + two)
                .orElseThrow()
            + (violations.size() > 3 ? "; and %d more".formatted(violations.size() - 3) : "");
  }
}
