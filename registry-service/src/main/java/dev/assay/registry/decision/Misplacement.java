package dev.assay.registry.decision;

/** What keeps a version out of a line. */
public enum Misplacement {
  /** It is lower than every version there is. */
  BEFORE_THE_FIRST,
  /** Its release is out. */
  PRE_RELEASE_OF_A_RELEASED,
  /** A version of the same precedence is out. */
  SAME_PRECEDENCE
}
