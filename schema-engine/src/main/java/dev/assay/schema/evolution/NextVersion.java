package dev.assay.schema.evolution;

import dev.assay.schema.SemVer;
import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.evolution.diff.Diff;
import dev.assay.schema.inclusion.Content;

/** Derives the next version of a schema from what changed. */
public final class NextVersion {
  private NextVersion() {}

  /**
   * The smallest bump that tells the truth about a change, where writers write what they declare.
   *
   * <p>Conservative: what can't be shown to be harmless is {@link Bump#MAJOR}.
   */
  public static Bump required(SchemaDocument before, SchemaDocument after) {
    return required(before, after, Content.LENIENT);
  }

  /** The same under another content policy. */
  public static Bump required(SchemaDocument before, SchemaDocument after, Content content) {
    return required(LooseDocument.of(before), LooseDocument.of(after), content);
  }

  /** The same for documents of anybody's; total. */
  public static Bump required(LooseDocument before, LooseDocument after, Content content) {
    return RequiredBump.of(new Languages(before, after), Diff.between(before, after), content);
  }

  /**
   * The version that follows, without build metadata.
   *
   * <p>A pre-release is taken for a candidate of its release: {@code 1.3.0-rc.1} is followed by
   * {@code 1.3.0} for a patch or a minor change and by {@code 2.0.0} for a major one, and {@code
   * 2.0.0-rc.1} by {@code 2.0.0} whatever changed. {@link Bump#NONE} gives the same version back.
   */
  public static SemVer after(SemVer before, Bump bump) {
    boolean candidate = before.isPreRelease();
    return switch (bump) {
      case NONE -> before;
      case PATCH -> SemVer.release(before.major(), before.minor(), next(before.patch(), candidate));
      case MINOR ->
          SemVer.release(before.major(), next(before.minor(), candidate && before.patch() == 0), 0);
      case MAJOR ->
          SemVer.release(
              next(before.major(), candidate && before.minor() == 0 && before.patch() == 0), 0, 0);
    };
  }

  private static int next(int part, boolean alreadyMoved) {
    return alreadyMoved ? part : part + 1;
  }
}
