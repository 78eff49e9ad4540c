package dev.assay.schema.evolution;

import dev.assay.schema.evolution.Break.Direction;
import java.util.List;

/** What a new version owes to the versions before it. */
public enum Level {
  /** A break needs a major bump, an addition a minor one. */
  SEMVER,
  /** The new version accepts what the last one accepted. */
  BACKWARD,
  /** The new version accepts what any earlier one accepted. */
  BACKWARD_TRANSITIVE,
  /** The last version accepts what the new one accepts. */
  FORWARD,
  /** Every earlier version accepts what the new one accepts. */
  FORWARD_TRANSITIVE,
  /** Backward and forward. */
  FULL,
  /** Backward and forward, with every earlier version. */
  FULL_TRANSITIVE,
  /** Nothing. */
  NONE;

  /** Whether every earlier version counts, or the last one alone. */
  public boolean isTransitive() {
    return switch (this) {
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE -> true;
      case SEMVER, BACKWARD, FORWARD, FULL, NONE -> false;
    };
  }

  /** Who has to be able to read whom. */
  public List<Direction> directions() {
    return switch (this) {
      case SEMVER, BACKWARD, BACKWARD_TRANSITIVE -> List.of(Direction.BACKWARD);
      case FORWARD, FORWARD_TRANSITIVE -> List.of(Direction.FORWARD);
      case FULL, FULL_TRANSITIVE -> List.of(Direction.BACKWARD, Direction.FORWARD);
      case NONE -> List.of();
    };
  }
}
