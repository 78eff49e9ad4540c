package dev.assay.registry.state;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.Comparator;
import java.util.Optional;

/**
 * One version of one subject, written {@code v1/telemetry.FeedbackEvent@1.2.0}.
 *
 * @param subject whose version it is
 * @param version its number
 */
public record VersionRef(Subject subject, SemVer version) implements Comparable<VersionRef> {
  /**
   * By precedence, then by text: versions that differ in build metadata alone have equal precedence
   * and still are two versions.
   */
  static final Comparator<SemVer> BY_PRECEDENCE_THEN_TEXT =
      Comparator.<SemVer>naturalOrder()
          // Of equal precedence, so the rest of the text is the same.
          .thenComparing(version -> String.join(".", version.build()));

  private static final Comparator<VersionRef> ORDER =
      Comparator.comparing(VersionRef::subject)
          .thenComparing(VersionRef::version, BY_PRECEDENCE_THEN_TEXT);

  /** This version, as schemas and people refer to it. */
  public SchemaReference reference() {
    return SchemaReference.to(subject, version);
  }

  /** The version that a reference pins; nothing where it leaves track or version open. */
  public static Optional<VersionRef> pinnedBy(SchemaReference reference) {
    return reference
        .subject()
        .flatMap(subject -> reference.version().map(version -> new VersionRef(subject, version)));
  }

  @Override
  public int compareTo(VersionRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return subject + "@" + version;
  }
}
