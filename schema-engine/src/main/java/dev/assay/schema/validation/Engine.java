package dev.assay.schema.validation;

/** What judges events. */
public enum Engine {
  /** The plan where there is one, as a class once it pays; the reference for all it leaves. */
  AUTO,
  /** The plan, interpreted; the reference for all it leaves. */
  PLAN,
  /** The reference alone. */
  REFERENCE
}
