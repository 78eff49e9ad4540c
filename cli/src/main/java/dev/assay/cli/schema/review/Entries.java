package dev.assay.cli.schema.review;

import dev.assay.cli.schema.evolution.DocumentFile;
import dev.assay.cli.schema.files.SchemaPath;
import dev.assay.cli.schema.git.Side;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.Bundler;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.document.RegistryUri;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads texts of one side, and completes them with what they refer to: entries of the same side
 * first, as they are or ever were there, then those of a registry if one is asked.
 */
final class Entries {
  private static final SchemaReader ANY_SIZE =
      SchemaReader.ofEntries(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private final Side side;
  private final Optional<RegistryTexts> registry;
  private final Map<Subject, Map<SemVer, SchemaDocument>> known = new TreeMap<>();

  Entries(Side side, Optional<RegistryTexts> registry) {
    this.side = side;
    this.registry = registry;
  }

  /**
   * Reads a text.
   *
   * @throws CommandFailure if it is no JSON
   */
  Edition read(String label, byte[] utf8) {
    DocumentFile document = DocumentFile.of(Path.of(label), utf8);
    return completed(document, Edition.versionIn(document.json()));
  }

  Edition completed(DocumentFile document, Optional<SemVer> version) {
    if (!(ANY_SIZE.read(document.json().toString())
            instanceof SchemaReading.Readable(SchemaDocument schema))
        || schema.isComplete()) {
      return new Edition(version, document, Optional.empty());
    }
    List<SchemaReference> missing =
        schema.registryEntries().stream().filter(entry -> resolve(entry).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return new Edition(
          version,
          document,
          Optional.of(
              "%s refers to %s, which is not to be found; name a --registry that has it, or fetch the whole history"
                  .formatted(document.path(), RegistryUri.of(missing.getFirst()))));
    }
    return switch (Bundler.bundle(part(schema), this::entry)) {
      case SchemaReading.Readable(SchemaDocument complete) ->
          new Edition(version, document.as(LooseDocument.of(complete)), Optional.empty());
      case SchemaReading.Refused(var faults) ->
          new Edition(
              version,
              document,
              Optional.of(
                  "%s: %s; %s"
                      .formatted(
                          document.path(),
                          faults.getFirst().problem(),
                          faults.getFirst().remedy())));
    };
  }

  private Bundler.Part part(SchemaDocument schema) {
    return new Bundler.Part(
        schema,
        schema.registryEntries().stream().flatMap(entry -> resolve(entry).stream()).toList());
  }

  private Optional<Bundler.Part> entry(SchemaReference pinned) {
    return pinned
        .subject()
        .flatMap(subject -> pinned.version().flatMap(version -> text(subject, version)))
        .map(this::part);
  }

  private Optional<ResolvedReference> resolve(SchemaReference written) {
    return written
        .subject()
        .flatMap(subject ->
            texts(subject).keySet().stream()
                .filter(written.selector()::admits)
                .max(Comparator.naturalOrder())
                .or(() -> fetched(subject, written))
                .map(version -> SchemaReference.to(subject, version)))
        .map(pinned -> new ResolvedReference(written, pinned));
  }

  private Optional<SemVer> fetched(Subject subject, SchemaReference written) {
    return registry
        .flatMap(texts -> texts.text(subject, written.selector()))
        .flatMap(edition -> {
          Optional<SchemaDocument> schema = schema(edition.document().json().toString());
          schema.ifPresent(text -> edition.version().ifPresent(v -> texts(subject).put(v, text)));
          return schema.flatMap(_ -> edition.version());
        });
  }

  private Optional<SchemaDocument> text(Subject subject, SemVer version) {
    return Optional.ofNullable(texts(subject).get(version));
  }

  private Map<SemVer, SchemaDocument> texts(Subject subject) {
    return known.computeIfAbsent(subject, this::textsOfSide);
  }

  private Map<SemVer, SchemaDocument> textsOfSide(Subject subject) {
    Map<SemVer, SchemaDocument> texts = new TreeMap<>();
    for (String path : pathsOf(subject)) {
      for (byte[] utf8 : side.editions(path)) {
        readable(path, utf8)
            .ifPresent(document ->
                Edition.versionIn(document.json())
                    .ifPresent(version ->
                        schema(document.json().toString())
                            .ifPresent(schema -> texts.putIfAbsent(version, schema))));
      }
    }
    return texts;
  }

  private List<String> pathsOf(Subject subject) {
    String file = subject + SchemaPath.SUFFIX;
    return side.files().keySet().stream()
        .filter(path -> path.equals(file) || path.endsWith("/" + file))
        .toList();
  }

  private static Optional<SchemaDocument> schema(String json) {
    return ANY_SIZE.read(json) instanceof SchemaReading.Readable(SchemaDocument schema)
        ? Optional.of(schema)
        : Optional.empty();
  }

  /** A text of long ago that is no JSON is nobody's trouble now. */
  private static Optional<DocumentFile> readable(String path, byte[] utf8) {
    try {
      return Optional.of(DocumentFile.of(Path.of(path), utf8));
    } catch (CommandFailure broken) {
      return Optional.empty();
    }
  }

  /** Every text that a file of this side ever had, newest first, each version once. */
  List<Edition> editions(String path) {
    List<Edition> editions = new ArrayList<>();
    List<SemVer> seen = new ArrayList<>();
    for (byte[] utf8 : side.editions(path)) {
      readable(path, utf8)
          .ifPresent(document ->
              Edition.versionIn(document.json())
                  .filter(version -> !seen.contains(version))
                  .ifPresent(version -> {
                    seen.add(version);
                    editions.add(completed(document, Optional.of(version)));
                  }));
    }
    return editions;
  }
}
