package dev.assay.validator.judgement;

import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.validator.catalogue.PublishedVersion;
import dev.assay.validator.resolution.Carrier;
import dev.assay.validator.resolution.Resolution;
import java.util.Optional;

/**
 * What becomes of an event, and how that came about.
 *
 * @param outcome what becomes of it
 * @param policy by which it was decided
 * @param resolution which schema judged or should have, where one was looked for
 * @param deprecated whether the version that judged should not be used any more
 */
public record Ruling(
    Outcome outcome,
    EnforcementPolicy policy,
    Optional<Resolution> resolution,
    boolean deprecated) {

  static Ruling unlooked(Outcome outcome, EnforcementPolicy policy) {
    return new Ruling(outcome, policy, Optional.empty(), false);
  }

  static Ruling of(Outcome outcome, EnforcementPolicy policy, Resolution resolution) {
    return new Ruling(outcome, policy, Optional.of(resolution), false);
  }

  /** What named the schema. */
  public Optional<Carrier> carrier() {
    return resolution.map(Resolution::from);
  }

  /** The version that judged. */
  public Optional<PublishedVersion> judgedBy() {
    return resolution
        .filter(Resolution.Resolved.class::isInstance)
        .map(Resolution.Resolved.class::cast)
        .map(Resolution.Resolved::version);
  }

  /**
   * Whether a fact that is on its way could lead to another outcome: the schema may have been
   * published, or a later version that the event keeps.
   */
  public boolean mayBeOvertaken() {
    return resolution
        .map(found ->
            switch (found) {
              case Resolution.Unknown unknown -> unknown.mayCome();
              case Resolution.Resolved resolved -> !resolved.pinned() && isViolation();
              case Resolution.Obscured obscured -> false;
              case Resolution.Misshapen misshapen -> false;
            })
        .orElse(false);
  }

  /** Whether the event would be refused because nobody knows its schema. */
  public boolean refusesTheUnknown() {
    return outcome instanceof Outcome.Refused refused
        && refused.failure().reason() == DeadLetterReason.UNKNOWN_SCHEMA;
  }

  // What is no JSON, too large or too deep is so by whichever version.
  private boolean isViolation() {
    return switch (outcome) {
      case Outcome.Refused refused ->
          refused.failure().reason() == DeadLetterReason.SCHEMA_VIOLATION;
      case Outcome.Marked marked -> marked.failure().reason() == DeadLetterReason.SCHEMA_VIOLATION;
      case Outcome.Passed _, Outcome.Skipped _, Outcome.Unjudged _ -> false;
    };
  }
}
