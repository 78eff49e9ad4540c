package dev.assay.contracts.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a published version is written. */
final class VersionForms {
  private static final String FACT = "version-published";

  private VersionForms() {}

  /** The second form is for those that refer to other entries; who can't resolve must not judge. */
  static FactForm of(Fact.VersionPublished published) {
    VersionPublished1 plain = VersionPublished1.of(published);
    return published.references().isEmpty()
        ? plain
        : VersionPublished2.of(plain, published.references());
  }

  /**
   * A version that stands alone.
   *
   * @param sha256 the fingerprint of the schema, so that nobody has to work it out again; facts of
   *     before don't have it
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record VersionPublished1(
      String fact,
      int form,
      String track,
      String name,
      String version,
      int id,
      JsonNode schema,
      Optional<String> sha256,
      @JsonProperty("schema_id") String schemaId,
      @JsonProperty("x_compat") Optional<String> compatibility,
      String by,
      @JsonProperty("at_ms") long atMs)
      implements FactForm {
    static VersionPublished1 of(Fact.VersionPublished published) {
      return new VersionPublished1(
          FACT,
          1,
          published.subject().track().value(),
          published.subject().name().value(),
          published.version().toString(),
          published.id().value(),
          WireJson.MAPPER.readTree(published.text().json()),
          Optional.of(published.text().fingerprint().hex()),
          published.declared().schemaId(),
          published.declared().compatibility(),
          published.provenance().by(),
          published.provenance().at().toEpochMilli());
    }

    @Override
    public Fact toFact() {
      return toFact(List.of());
    }

    Fact toFact(List<ResolvedReference> references) {
      String json = schema.toString();
      return new Fact.VersionPublished(
          Subject.of(track, name),
          SemVer.parse(version),
          new SchemaId(id),
          sha256
              .map(hex -> SchemaText.stored(json, new Fingerprint(hex)))
              .orElseGet(() -> new SchemaText(json)),
          references,
          // Most go by their name; one text less to keep for each of them.
          new Declared(schemaId.equals(name) ? name : schemaId, compatibility),
          new Provenance(by, Instant.ofEpochMilli(atMs)));
    }
  }

  /** A version that refers to other entries of the registry. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record VersionPublished2(
      String fact,
      int form,
      String track,
      String name,
      String version,
      int id,
      JsonNode schema,
      Optional<String> sha256,
      @JsonProperty("schema_id") String schemaId,
      @JsonProperty("x_compat") Optional<String> compatibility,
      String by,
      @JsonProperty("at_ms") long atMs,
      List<Reference2> references)
      implements FactForm {
    static VersionPublished2 of(VersionPublished1 plain, List<ResolvedReference> references) {
      return new VersionPublished2(
          FACT,
          2,
          plain.track(),
          plain.name(),
          plain.version(),
          plain.id(),
          plain.schema(),
          plain.sha256(),
          plain.schemaId(),
          plain.compatibility(),
          plain.by(),
          plain.atMs(),
          references.stream().map(Reference2::of).toList());
    }

    @Override
    public Fact toFact() {
      return new VersionPublished1(
              fact, 1, track, name, version, id, schema, sha256, schemaId, compatibility, by, atMs)
          .toFact(references.stream().map(Reference2::resolved).toList());
    }
  }

  /** One entry as the schema names it, and the version that it meant. */
  record Reference2(String written, String pinned) {
    static Reference2 of(ResolvedReference reference) {
      return new Reference2(reference.written().toString(), reference.pinned().toString());
    }

    ResolvedReference resolved() {
      return new ResolvedReference(SchemaReference.parse(written), SchemaReference.parse(pinned));
    }
  }
}
