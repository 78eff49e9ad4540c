package dev.assay.contracts.deadletters;

import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What was wrong with an event, and by whose judgement.
 *
 * @param reason why it was refused
 * @param schema the schema it was judged by, as {@code v1/telemetry.FeedbackEvent@1.2.0}; as far as
 *     it was known
 * @param violations the first ones, by place and keyword
 * @param fingerprint the group it belongs to
 * @param policyRevision revision of the enforcement policy that decided
 * @param validator name, version and instance of the validator, such as {@code assay/0.1.0
 *     validator-1}
 */
public record Failure(
    DeadLetterReason reason,
    Optional<String> schema,
    List<Violation> violations,
    FailureFingerprint fingerprint,
    long policyRevision,
    String validator) {
  public Failure {
    violations = List.copyOf(violations);
  }

  /** One line for people: the first violation, or the reason; never a value of the event. */
  public String message() {
    return violations.isEmpty()
        ? reason.text()
        : "%s at '%s': %s"
            .formatted(
                reason.text(),
                violations.getFirst().instanceLocation(),
                violations.getFirst().message());
  }
}
