package dev.assay.registry.decision;

import dev.assay.registry.state.PublishedVersion;
import dev.assay.schema.SemVer;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.NextVersion;

/** What lies between a published version and a document. */
public final class Evolution {
  /** What was accepted once is read again, whatever the limits for new documents are today. */
  private static final SchemaReader ANY_SIZE =
      new SchemaReader(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private Evolution() {}

  /** The smallest honest step from one version to another. */
  public static Bump bump(PublishedVersion from, PublishedVersion to) {
    return switch (ANY_SIZE.read(to.text().json())) {
      case SchemaReading.Readable(var document) -> bumpTo(document, from);
      case SchemaReading.Refused unreadableToday -> Bump.MAJOR;
    };
  }

  /** The smallest honest step from a version to a document; a break where it can't be told. */
  static Bump bumpTo(SchemaDocument document, PublishedVersion from) {
    return switch (ANY_SIZE.read(from.text().json())) {
      case SchemaReading.Readable(var before) -> NextVersion.required(before, document);
      case SchemaReading.Refused unreadableToday -> Bump.MAJOR;
    };
  }

  static SemVer versionAfter(PublishedVersion from, SchemaDocument document) {
    Bump required = bumpTo(document, from);
    // Another text needs another number, even where the difference means nothing.
    return NextVersion.after(from.version(), required == Bump.NONE ? Bump.PATCH : required);
  }
}
