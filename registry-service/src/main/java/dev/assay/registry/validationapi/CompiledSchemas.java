package dev.assay.registry.validationapi;

import dev.assay.registry.state.PublishedVersion;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.UncheckedReason;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Schemas made ready, by fingerprint; those that were asked for last are kept. */
final class CompiledSchemas {
  private static final int MOST = 500;
  private static final SchemaReader ANY_SIZE =
      new SchemaReader(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private final SchemaCompiler compiler;
  private final Map<Fingerprint, CompiledSchema> kept = new LinkedHashMap<>(16, 0.75f, true);

  CompiledSchemas(ValidationLimits limits) {
    this.compiler = new SchemaCompiler(limits);
  }

  CompiledSchema of(PublishedVersion version) {
    return known(version.fingerprint())
        .orElseGet(() -> {
          CompiledSchema compiled = compile(version);
          keep(version.fingerprint(), compiled);
          return compiled;
        });
  }

  private synchronized Optional<CompiledSchema> known(Fingerprint fingerprint) {
    return Optional.ofNullable(kept.get(fingerprint));
  }

  private synchronized void keep(Fingerprint fingerprint, CompiledSchema compiled) {
    kept.put(fingerprint, compiled);
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private CompiledSchema compile(PublishedVersion version) {
    return switch (ANY_SIZE.read(version.text().json())) {
      case SchemaReading.Readable(var document) -> compiler.compile(document);
      case SchemaReading.Refused(var faults) -> {
        Verdict unusable =
            new Verdict.Unchecked(
                UncheckedReason.INTERNAL,
                "%s can't be read by this release: %s"
                    .formatted(version.ref(), faults.getFirst().problem()));
        yield (json, from, to) -> unusable;
      }
    };
  }
}
