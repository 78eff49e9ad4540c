package dev.assay.contracts.bindings;

import java.util.Optional;

/**
 * Where events go, as far as it is said otherwise than by suffix.
 *
 * @param validated topic of events that may pass, if not {@code <source>.validated}
 * @param deadLetters topic of events that are refused, if not {@code <source>.dlq}
 */
public record Outputs(Optional<String> validated, Optional<String> deadLetters) {
  /** By suffix. */
  public static final Outputs BY_SUFFIX = new Outputs(Optional.empty(), Optional.empty());

  public Outputs {
    validated.ifPresent(topic -> TopicShape.require("validated", topic));
    deadLetters.ifPresent(topic -> TopicShape.require("dead-letters", topic));
  }
}
