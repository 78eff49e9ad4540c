package dev.assay.validator.catalogue;

/** What comes of looking for a schema. */
public sealed interface Finding {

  /**
   * This one.
   *
   * @param version to judge by
   */
  record Found(PublishedVersion version) implements Finding {}

  /**
   * Nobody published such a one, as far as the log has been read.
   *
   * @param why names what was looked for
   */
  record Missing(String why) implements Finding {}

  /**
   * The log says something about it that this validator can't read, so which version is the latest
   * is not known.
   *
   * @param why names the fact
   */
  record Obscured(String why) implements Finding {}
}
