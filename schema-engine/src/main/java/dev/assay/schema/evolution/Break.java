package dev.assay.schema.evolution;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Why two versions don't go together.
 *
 * @param direction who fails to read whom
 * @param reason for people, naming the place
 * @param counterExample an event that the writer's schema accepts and the reader's refuses, checked
 *     by running both; empty where the verdict is by rule
 */
public record Break(Direction direction, String reason, Optional<JsonNode> counterExample) {

  /** Who fails to read whom. */
  public enum Direction {
    /** The new schema refuses what the old one accepted. */
    BACKWARD,
    /** The old schema refuses what the new one accepts. */
    FORWARD
  }
}
