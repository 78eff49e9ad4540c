package dev.assay.sdk;

import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.document.Bundler;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.UncheckedReason;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Schemas made ready to judge events; those used last are kept. */
final class Judges {
  private static final int MOST = 500;
  private static final SchemaReader READER = SchemaReader.ofEntries(DocumentLimits.defaults());

  private final SchemaCompiler compiler = new SchemaCompiler(ValidationLimits.defaults());
  private final Map<Meaning, CompiledSchema> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** One text may mean two things, where its aliases were pinned at different times. */
  private record Meaning(Fingerprint text, List<ResolvedReference> references) {}

  /**
   * The judge of a schema.
   *
   * @param library where the entries are to be had that it refers to
   */
  CompiledSchema of(RegisteredSchema schema, Function<SchemaReference, RegisteredSchema> library) {
    Meaning meaning = new Meaning(schema.fingerprint(), schema.references());
    return known(meaning)
        .orElseGet(() -> {
          CompiledSchema judge = compiled(schema, library);
          keep(meaning, judge);
          return judge;
        });
  }

  private synchronized Optional<CompiledSchema> known(Meaning meaning) {
    return Optional.ofNullable(kept.get(meaning));
  }

  private synchronized void keep(Meaning meaning, CompiledSchema judge) {
    kept.put(meaning, judge);
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private CompiledSchema compiled(
      RegisteredSchema schema, Function<SchemaReference, RegisteredSchema> library) {
    return switch (whole(schema, library)) {
      case SchemaReading.Readable(SchemaDocument document) -> compiler.compile(document);
      case SchemaReading.Refused(List<SchemaFault> faults) -> unusable(schema, faults);
    };
  }

  private static SchemaReading whole(
      RegisteredSchema schema, Function<SchemaReference, RegisteredSchema> library) {
    return switch (READER.read(schema.json())) {
      case SchemaReading.Refused refused -> refused;
      case SchemaReading.Readable(SchemaDocument document) ->
          Bundler.bundle(
              new Bundler.Part(document, schema.references()),
              reference -> part(library.apply(reference)));
    };
  }

  private static Optional<Bundler.Part> part(RegisteredSchema schema) {
    return READER.read(schema.json()) instanceof SchemaReading.Readable(SchemaDocument document)
        ? Optional.of(new Bundler.Part(document, schema.references()))
        : Optional.empty();
  }

  private static CompiledSchema unusable(RegisteredSchema schema, List<SchemaFault> faults) {
    String why = faults.stream().map(SchemaFault::problem).collect(Collectors.joining("; "));
    Verdict unchecked =
        new Verdict.Unchecked(
            UncheckedReason.INTERNAL, "%s can't be used here: %s".formatted(schema, why));
    return (json, from, to) -> unchecked;
  }
}
