package dev.assay.registry.validationapi;

import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.UncheckedReason;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schemas made ready, with what they refer to; those that were asked for last are kept. */
final class CompiledSchemas {
  private static final int MOST = 500;

  private final Comparisons comparisons;
  private final SchemaCompiler compiler;
  private final Map<Meaning, CompiledSchema> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** One text may mean two things, where its aliases were pinned at different times. */
  private record Meaning(Fingerprint text, List<ResolvedReference> references) {}

  CompiledSchemas(Comparisons comparisons, ValidationLimits limits) {
    this.comparisons = comparisons;
    this.compiler = new SchemaCompiler(limits);
  }

  CompiledSchema of(PublishedVersion version, RegistryState state) {
    Meaning meaning = new Meaning(version.fingerprint(), version.references());
    return known(meaning)
        .orElseGet(() -> {
          CompiledSchema compiled = compile(version, state);
          keep(meaning, compiled);
          return compiled;
        });
  }

  private synchronized Optional<CompiledSchema> known(Meaning meaning) {
    return Optional.ofNullable(kept.get(meaning));
  }

  private synchronized void keep(Meaning meaning, CompiledSchema compiled) {
    kept.put(meaning, compiled);
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private CompiledSchema compile(PublishedVersion version, RegistryState state) {
    return comparisons
        .complete(version, state)
        .map(compiler::compile)
        .orElseGet(() -> {
          Verdict unusable =
              new Verdict.Unchecked(
                  UncheckedReason.INTERNAL,
                  "%s can't be read by today's rules".formatted(version.ref()));
          return (json, from, to) -> unusable;
        });
  }
}
