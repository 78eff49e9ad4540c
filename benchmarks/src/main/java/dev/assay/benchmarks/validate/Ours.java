package dev.assay.benchmarks.validate;

import dev.assay.benchmarks.validate.Contender.Accepting;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.Background;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.Disagreements;
import dev.assay.schema.validation.EngineSettings;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;

/** This project's engine, with the settings that it has in production but for when it generates. */
final class Ours {
  private static final ValidationLimits LIMITS = new ValidationLimits(4 << 20, 64, 50);

  private Ours() {}

  static Accepting generated(String schema) {
    return accepting(compile(schema, 0));
  }

  static Accepting interpreted(String schema) {
    return accepting(compile(schema, EngineSettings.NEVER));
  }

  static CompiledSchema compile(String schema, int generateAfter) {
    EngineSettings settings =
        new EngineSettings(
            generateAfter,
            EngineSettings.defaults().judgeAgainEvery(),
            RepeatedMembers.LAST_ONE_COUNTS);
    SchemaCompiler compiler =
        new SchemaCompiler(LIMITS, settings, Disagreements.unheard(), Background.none());
    return switch (new SchemaReader(DocumentLimits.defaults()).read(schema)) {
      case SchemaReading.Readable(var document) -> compiler.compile(document);
      case SchemaReading.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private static Accepting accepting(CompiledSchema schema) {
    return event -> schema.validate(event) instanceof Verdict.Valid;
  }
}
