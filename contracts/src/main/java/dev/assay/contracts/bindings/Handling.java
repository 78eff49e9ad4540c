package dev.assay.contracts.bindings;

import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import java.time.Duration;
import java.util.Optional;

/**
 * How events of a binding are looked at.
 *
 * @param payload which bytes are judged
 * @param whenUnchecked what happens to an event that nobody could judge
 * @param repeatedMembers what becomes of an object that has a member twice, if not what the
 *     validator does anyway
 * @param annotateValid whether a valid event says in headers that it is, and by which version
 * @param schemaWait how long an event may wait for its schema to arrive; zero for not at all
 */
public record Handling(
    PayloadForm payload,
    WhenUnchecked whenUnchecked,
    Optional<RepeatedMembers> repeatedMembers,
    boolean annotateValid,
    Duration schemaWait) {
  /** How long an event waits where nobody said anything. */
  public static final Duration DEFAULT_WAIT = Duration.ofSeconds(2);

  /** A stream thread that waits does nothing else, and must come back to Kafka now and then. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** What holds where nobody said anything. */
  public static final Handling DEFAULT =
      new Handling(PayloadForm.AUTO, WhenUnchecked.PASS, Optional.empty(), false, DEFAULT_WAIT);

  public Handling {
    if (schemaWait.isNegative() || schemaWait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "schema-wait %s is not between 0s and %ds"
              .formatted(schemaWait, LONGEST_WAIT.toSeconds()));
    }
  }

  /** The same with another policy for what can't be judged. */
  public Handling withUnchecked(WhenUnchecked wanted) {
    return new Handling(payload, wanted, repeatedMembers, annotateValid, schemaWait);
  }

  /** The same for another form of values. */
  public Handling withPayload(PayloadForm wanted) {
    return new Handling(wanted, whenUnchecked, repeatedMembers, annotateValid, schemaWait);
  }
}
