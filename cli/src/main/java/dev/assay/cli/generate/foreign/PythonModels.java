package dev.assay.cli.generate.foreign;

import dev.assay.cli.generate.code.CodePlace;
import dev.assay.cli.generate.code.GeneratedFile;
import dev.assay.cli.generate.code.Generator;
import dev.assay.cli.generate.code.GivenSchema;
import dev.assay.cli.generate.code.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pydantic models by <a
 * href="https://github.com/koxudaxi/datamodel-code-generator">datamodel-code-generator</a>: a
 * module for each schema.
 *
 * @param base the package below which they go
 * @param asked how to call the generator, where that was said
 */
public record PythonModels(Optional<String> base, Optional<String> asked) implements Generator {
  /** The version that is asked for where none is installed, and that the tests use. */
  public static final String VERSION = "0.89.0";

  private static final String WANTED = "datamodel-code-generator==" + VERSION;
  private static final ForeignProgram PROGRAM =
      new ForeignProgram(
          "datamodel-codegen",
          Path.of(".venv/bin/datamodel-codegen"),
          List.of("uvx", "--from", WANTED, "datamodel-codegen"),
          "pip install " + WANTED);

  @Override
  public List<GeneratedFile> generate(List<GivenSchema> schemas) {
    List<String> command = PROGRAM.command(asked);
    List<GeneratedFile> files = new ArrayList<>();
    try (Workshop workshop = Workshop.open()) {
      schemas.forEach(schema -> files.add(file(schema, command, workshop)));
    }
    return files;
  }

  private GeneratedFile file(GivenSchema schema, List<String> command, Workshop workshop) {
    CodePlace place = CodePlace.of(base, schema.subject());
    workshop.write(
        "schema.json", SelfContained.of(schema.document(), place.type(), true).toPrettyString());
    List<String> arguments = arguments(place.type(), "# " + schema.banner());
    PROGRAM.run(command, arguments, workshop.directory(), schema.reference());
    String code = workshop.read("models.py").strip();
    return new GeneratedFile(place.file(Words.of(place.type()).snake() + ".py"), code + "\n");
  }

  /** What is written must not depend on the day, nor on what else is installed. */
  private static List<String> arguments(String type, String header) {
    return List.of(
        "--input",
        "schema.json",
        "--input-file-type",
        "jsonschema",
        "--output",
        "models.py",
        "--output-model-type",
        "pydantic_v2.BaseModel",
        "--class-name",
        type,
        "--target-python-version",
        "3.11",
        "--custom-file-header",
        header,
        "--disable-timestamp",
        "--formatters",
        "builtin",
        "--strict-types",
        "str",
        "int",
        "float",
        "bool",
        "--enum-field-as-literal",
        "all",
        "--field-constraints",
        "--use-annotated",
        "--use-schema-description",
        "--use-field-description",
        "--use-standard-collections",
        "--use-union-operator");
  }
}
