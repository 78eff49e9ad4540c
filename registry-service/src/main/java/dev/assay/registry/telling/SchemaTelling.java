package dev.assay.registry.telling;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.ReferenceBody;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.document.RegistryUri;
import java.time.LocalDate;
import java.util.Optional;

/** Tells a version as it stands, the same way to everybody. */
public final class SchemaTelling {
  private SchemaTelling() {}

  /** A version with its text. */
  public static SchemaBody of(PublishedVersion version) {
    return of(version, version.text().json());
  }

  /** A version with a text in place of its own, such as the bundle. */
  public static SchemaBody of(PublishedVersion version, String json) {
    return new SchemaBody(
        version.subject().name().value(),
        version.subject().track().value(),
        version.version().toString(),
        version.fingerprint().hex(),
        version.declared().schemaId(),
        WireJson.MAPPER.readTree(json),
        version.deprecated(),
        version.deprecationNote(),
        version.sunset().map(LocalDate::toString),
        version.successor().map(SchemaReference::toString),
        version.deleted() ? Optional.of(true) : Optional.empty(),
        version.references().stream()
            .map(reference ->
                new ReferenceBody(
                    RegistryUri.of(reference.written()), reference.pinned().toString()))
            .toList());
  }
}
