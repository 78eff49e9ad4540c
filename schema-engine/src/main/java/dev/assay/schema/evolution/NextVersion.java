package dev.assay.schema.evolution;

import dev.assay.schema.SemVer;
import dev.assay.schema.document.SchemaDocument;

/** Derives the next version. */
public final class NextVersion {
  private NextVersion() {}

  /** The smallest bump. */
  @SuppressWarnings("DoNotCallSuggester")
  public static Bump required(SchemaDocument before, SchemaDocument after) {
    throw new UnsupportedOperationException("not yet" + before.fingerprint() + after.fingerprint());
  }

  /** The version. */
  @SuppressWarnings("DoNotCallSuggester")
  public static SemVer after(SemVer before, Bump bump) {
    throw new UnsupportedOperationException("not yet" + before + bump);
  }
}
