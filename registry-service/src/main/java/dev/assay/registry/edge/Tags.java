package dev.assay.registry.edge;

import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;

/** Entity tags of versions, without quotes. */
public final class Tags {
  private Tags() {}

  /** The fingerprint, and the word on deprecation where there is one: that changes answers too. */
  public static String of(PublishedVersion version) {
    return version.fingerprint().hex()
        + version
            .deprecation()
            .map(stated -> "-" + stated.provenance().at().toEpochMilli())
            .orElse("");
  }

  /**
   * The tag of a version where it is the answer to a question for the latest.
   *
   * <p>A release with the text of its candidate is another answer to the same question.
   */
  public static String ofLatest(PublishedVersion latest, RegistryState state) {
    boolean sameAsBefore =
        state
            .preceding(latest.subject(), latest.version())
            .filter(before -> before.fingerprint().equals(latest.fingerprint()))
            .isPresent();
    return sameAsBefore ? of(latest) + "-" + latest.version() : of(latest);
  }
}
