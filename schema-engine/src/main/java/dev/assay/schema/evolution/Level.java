package dev.assay.schema.evolution;

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
  NONE
}
