package dev.assay.registry.state;

import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.Comparator;

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
      Comparator.<SemVer>naturalOrder().thenComparing(SemVer::toString);

  private static final Comparator<VersionRef> ORDER =
      Comparator.comparing(VersionRef::subject)
          .thenComparing(VersionRef::version, BY_PRECEDENCE_THEN_TEXT);

  @Override
  public int compareTo(VersionRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return subject + "@" + version;
  }
}
