package dev.assay.registry.edge;

import dev.assay.contracts.facts.Provenance;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import java.util.stream.Collectors;

/** Entity tags of versions, without quotes. */
public final class Tags {
  private Tags() {}

  /**
   * The fingerprint, and what else changes answers: words on deprecation and deletion, and what
   * references were resolved to, since equal texts may mean different things by the same alias.
   */
  public static String of(PublishedVersion version) {
    return version.fingerprint().hex()
        + version.deprecation().map(stated -> said(stated.provenance())).orElse("")
        + version.deletion().map(stated -> said(stated.provenance())).orElse("")
        + version.references().stream()
            .map(reference -> "-" + reference.pinned())
            .collect(Collectors.joining());
  }

  private static String said(Provenance provenance) {
    return "-" + provenance.at().toEpochMilli();
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
