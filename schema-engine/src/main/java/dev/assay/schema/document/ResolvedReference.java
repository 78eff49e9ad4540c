package dev.assay.schema.document;

import dev.assay.schema.SchemaReference;

/**
 * What a reference to the registry meant when its document was published; for good.
 *
 * @param written the entry as the document names it, perhaps by an alias
 * @param pinned the version that it was then: track and exact version are there
 */
public record ResolvedReference(SchemaReference written, SchemaReference pinned) {
  public ResolvedReference {
    if (pinned.track().isEmpty() || pinned.version().isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' pins no version; name track and version, as in v1/telemetry.Common@1.2.0"
              .formatted(pinned));
    }
  }
}
