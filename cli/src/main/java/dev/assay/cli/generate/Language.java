package dev.assay.cli.generate;

import dev.assay.cli.generate.code.Generator;
import dev.assay.cli.generate.foreign.PythonModels;
import dev.assay.cli.generate.foreign.TypeScriptInterfaces;
import dev.assay.cli.generate.records.JavaRecords;
import java.util.Optional;

/** What code is wanted in. */
enum Language {
  JAVA,
  PYTHON,
  TYPESCRIPT;

  /** Its generator, for a package and, where the generator is a program, for how to call that. */
  Generator generator(Optional<String> base, Optional<String> program) {
    return switch (this) {
      case JAVA -> new JavaRecords(base);
      case PYTHON -> new PythonModels(base, program);
      case TYPESCRIPT -> new TypeScriptInterfaces(base, program);
    };
  }
}
