package dev.assay.schema.document;

import dev.assay.schema.SchemaReference;
import java.net.URI;
import java.util.Optional;

/**
 * How a document refers to another entry of the registry: {@code assay:v1/telemetry.Common@1.2.0},
 * with a JSON Pointer as fragment where only a part of it is meant.
 */
public final class RegistryUri {
  /** What such a URI begins with. */
  public static final String SCHEME = "assay:";

  private RegistryUri() {}

  /** The entry that a URI without fragment leads to; empty where it leads elsewhere. */
  public static Optional<SchemaReference> entryOf(URI resource) {
    String text = resource.toString();
    if (!text.startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SchemaReference.parse(text.substring(SCHEME.length())))
          .filter(entry -> entry.track().isPresent());
    } catch (IllegalArgumentException noReference) {
      return Optional.empty();
    }
  }

  /** The URI of an entry. */
  public static String of(SchemaReference entry) {
    return SCHEME + entry;
  }
}
