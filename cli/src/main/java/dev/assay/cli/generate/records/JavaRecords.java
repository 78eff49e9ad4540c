package dev.assay.cli.generate.records;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.assay.cli.generate.code.CodePlace;
import dev.assay.cli.generate.code.GeneratedFile;
import dev.assay.cli.generate.code.Generator;
import dev.assay.cli.generate.code.GivenSchema;
import dev.assay.cli.generate.shape.Shape.Structure;
import dev.assay.cli.generate.shape.ShapeReader;
import dev.assay.cli.generate.shape.Shapes;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.util.List;
import java.util.Optional;

/**
 * Java records: one public record for each schema, and within it what its members need.
 *
 * @param base the package below which they go
 */
public record JavaRecords(Optional<String> base) implements Generator {
  private static final String INDENT = "  ";

  @Override
  public List<GeneratedFile> generate(List<GivenSchema> schemas) {
    return schemas.stream().map(this::file).toList();
  }

  private GeneratedFile file(GivenSchema schema) {
    try {
      return file(schema, ShapeReader.read(schema.document()));
    } catch (NoRecord reason) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "no Java record can be made of %s: %s".formatted(schema.reference(), reason.getMessage()),
          reason);
    }
  }

  private GeneratedFile file(GivenSchema schema, Shapes shapes) {
    if (!(shapes.root().shape() instanceof Structure root)) {
      throw new NoRecord(
          "its events are no objects with named members; say 'type: object' and 'properties' there, or leave it out");
    }
    CodePlace place = CodePlace.of(base, schema.subject());
    String name = Spoken.FOR.contains(place.type()) ? place.type() + "_" : place.type();
    TypeNames names = TypeNames.of(ClassName.get(place.dotted(), name), shapes);
    JavaFile file =
        JavaFile.builder(place.dotted(), new RecordType(names).topLevel(root))
            .addFileComment("$L", schema.banner())
            .skipJavaLangImports(true)
            .indent(INDENT)
            .build();
    return new GeneratedFile(place.file(name + ".java"), file.toString());
  }
}
