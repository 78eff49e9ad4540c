package dev.assay.validator.catalogue;

import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.document.SchemaText;
import dev.assay.schema.validation.SchemaCompiler;
import java.util.stream.Collectors;

/** Makes a schema ready to judge, or says why not. */
@FunctionalInterface
public interface SchemaCompilation {

  /** Compiles a text; may be slow, may throw where it has a bug. */
  Compilation compile(SchemaText text);

  /** By the schema engine. */
  static SchemaCompilation by(SchemaReader reader, SchemaCompiler compiler) {
    return text ->
        switch (reader.read(text.json())) {
          case SchemaReading.Readable readable ->
              new Compilation.Ready(compiler.compile(readable.document()));
          case SchemaReading.Refused refused ->
              new Compilation.Broken(
                  refused.faults().stream()
                      .map(SchemaFault::toString)
                      .collect(Collectors.joining("; ")));
        };
  }
}
