package dev.assay.cli.schema.contracts;

import dev.assay.client.SchemasClient;
import dev.assay.client.RequestRefused;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import dev.assay.schema.document.Bundler;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.RegistryUri;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Completes schemas with what they refer to: texts at hand first, then the registry's.
 *
 * @param atHand by subject and version
 * @param registry asked for the others, if there is one
 */
record Library(Map<Subject, Map<SemVer, JsonNode>> atHand, Optional<SchemasClient> registry) {
  private static final SchemaReader READER =
      SchemaReader.ofEntries(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  /** The schema, ready to judge by, or why it can't be. */
  SchemaReading complete(JsonNode text) {
    return switch (READER.read(text.toString())) {
      case SchemaReading.Refused refused -> refused;
      case SchemaReading.Readable(SchemaDocument document) -> {
        List<SchemaReference> missing =
            document.registryEntries().stream().filter(entry -> resolve(entry).isEmpty()).toList();
        yield missing.isEmpty()
            ? Bundler.bundle(part(document), this::entry)
            : new SchemaReading.Refused(List.of(missing(missing.getFirst())));
      }
    };
  }

  private static SchemaFault missing(SchemaReference entry) {
    return new SchemaFault(
        "",
        "'%s' is not to be found".formatted(RegistryUri.of(entry)),
        "publish it first, or put its file beside the others");
  }

  private Bundler.Part part(SchemaDocument document) {
    return new Bundler.Part(
        document,
        document.registryEntries().stream().flatMap(entry -> resolve(entry).stream()).toList());
  }

  private Optional<ResolvedReference> resolve(SchemaReference written) {
    return written
        .subject()
        .flatMap(subject ->
            version(subject, written.selector())
                .map(version -> SchemaReference.to(subject, version)))
        .map(pinned -> new ResolvedReference(written, pinned));
  }

  private Optional<SemVer> version(Subject subject, VersionSelector selector) {
    return atHand.getOrDefault(subject, Map.of()).keySet().stream()
        .filter(selector::admits)
        .max(SemVer::compareTo)
        .or(() -> fetched(subject, selector).flatMap(body -> SemVer.tryParse(body.coreVersion())));
  }

  private Optional<Bundler.Part> entry(SchemaReference pinned) {
    return pinned
        .subject()
        .flatMap(subject -> pinned.version().flatMap(version -> text(subject, version)))
        .flatMap(text ->
            READER.read(text.toString()) instanceof SchemaReading.Readable(SchemaDocument document)
                ? Optional.of(part(document))
                : Optional.empty());
  }

  private Optional<JsonNode> text(Subject subject, SemVer version) {
    return Optional.ofNullable(atHand.getOrDefault(subject, Map.of()).get(version))
        .or(() -> fetched(subject, new VersionSelector.Exact(version)).map(SchemaBody::content));
  }

  private Optional<SchemaBody> fetched(Subject subject, VersionSelector selector) {
    try {
      return registry.map(client -> client.version(subject, selector));
    } catch (RequestRefused unknown) {
      return Optional.empty();
    }
  }
}
