package dev.assay.schema.evolution;

/** How far a version must move, from not at all to furthest. */
public enum Bump {
  /** The same content: no new version. */
  NONE,
  /** Only words for people changed. */
  PATCH,
  /** Something was added that nobody has to know. */
  MINOR,
  /** A break, or a change that can't be shown to be none. */
  MAJOR
}
