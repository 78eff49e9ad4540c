package dev.assay.schema.evolution;

import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.inclusion.Content;
import java.util.List;
import java.util.Optional;

/** Judges whether one schema may follow another. */
public final class Compatibility {
  private Compatibility() {}

  /** Judges two versions; transitive levels are judged pair by pair. */
  public static CompatibilityVerdict check(
      SchemaDocument from, SchemaDocument to, Level level, Content content) {
    Bump required = NextVersion.required(from, to);
    boolean compatible = level == Level.NONE || required != Bump.MAJOR;
    List<Break> breaks =
        compatible
            ? List.of()
            : List.of(
                new Break(
                    Break.Direction.BACKWARD,
                    "the change can't be shown to be compatible",
                    Optional.empty()));
    return new CompatibilityVerdict(level, content, compatible, List.of(), breaks, required);
  }
}
