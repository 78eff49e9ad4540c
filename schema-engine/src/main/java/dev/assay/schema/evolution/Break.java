package dev.assay.schema.evolution;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Why two versions don't go together.
 *
 * @param direction who fails to read whom
 * @param basis how that is known
 * @param reason for people, naming the place
 * @param counterExample an event that the writer's schema accepts and the reader's refuses, checked
 *     by running both; there exactly if that is the basis
 */
public record Break(
    Direction direction, Basis basis, String reason, Optional<JsonNode> counterExample) {

  public Break {
    if (counterExample.isPresent() != (basis == Basis.COUNTER_EXAMPLE)) {
      throw new IllegalArgumentException(
          "a break by %s %s a counter-example"
              .formatted(basis, counterExample.isPresent() ? "has" : "needs"));
    }
  }

  /** A break that an event shows. */
  static Break shown(Direction direction, String reason, JsonNode event) {
    return new Break(direction, Basis.COUNTER_EXAMPLE, reason, Optional.of(event));
  }

  /** A break that a rule states. */
  public static Break byRule(Direction direction, String reason) {
    return new Break(direction, Basis.RULE, reason, Optional.empty());
  }

  /** A break because nobody can show that there is none. */
  static Break undecided(Direction direction, String reason) {
    return new Break(direction, Basis.UNDECIDED, reason, Optional.empty());
  }

  /** Who fails to read whom. */
  public enum Direction {
    /** The new schema refuses what the old one accepted. */
    BACKWARD,
    /** The old schema refuses what the new one accepts. */
    FORWARD
  }

  /** How a break is known. */
  public enum Basis {
    /** An event shows it. */
    COUNTER_EXAMPLE,
    /** A rule says so, such as that columns are never renamed. */
    RULE,
    /** Neither an event nor a proof of the contrary was found. */
    UNDECIDED
  }
}
