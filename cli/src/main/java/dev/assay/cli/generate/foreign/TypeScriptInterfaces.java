package dev.assay.cli.generate.foreign;

import dev.assay.cli.generate.code.CodePlace;
import dev.assay.cli.generate.code.GeneratedFile;
import dev.assay.cli.generate.code.Generator;
import dev.assay.cli.generate.code.GivenSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * TypeScript interfaces by <a
 * href="https://github.com/bcherny/json-schema-to-typescript">json-schema-to-typescript</a>: a file
 * for each schema.
 *
 * @param base the directory below which they go, with dots between
 * @param asked how to call the generator, where that was said
 */
public record TypeScriptInterfaces(Optional<String> base, Optional<String> asked)
    implements Generator {
  /** The version that is asked for where none is installed, and that the tests use. */
  public static final String VERSION = "16.0.0";

  private static final String WANTED = "json-schema-to-typescript@" + VERSION;
  private static final ForeignProgram PROGRAM =
      new ForeignProgram(
          "json2ts",
          Path.of("node_modules/.bin/json2ts"),
          List.of("npx", "--yes", "--package", WANTED, "json2ts"),
          "npm install --save-dev " + WANTED);

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
        "schema.json", SelfContained.of(schema.document(), place.type(), false).toPrettyString());
    List<String> arguments =
        List.of("--input", "schema.json", "--no-additionalProperties", "--bannerComment", "");
    String code = PROGRAM.run(command, arguments, workshop.directory(), schema.reference()).strip();
    return new GeneratedFile(
        place.file(place.type() + ".ts"), "// " + schema.banner() + "\n\n" + code + "\n");
  }
}
