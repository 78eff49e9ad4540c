package dev.assay.cli.schema;

import dev.assay.client.SchemaTarget;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Which versions something is to be done to. */
final class TargetOption {
  @Parameters(
      arity = "1",
      paramLabel = "[vN/]NAME[@VERSION]",
      converter = RequestedSchema.Converter.class,
      description = {
        "Which version, by number or alias (latest, 1, 1.2);",
        "all of them where none is named; on v1 where no track is named."
      })
  private Optional<RequestedSchema> schema = Optional.empty();

  SchemaTarget named() {
    return schema.orElseThrow().target();
  }
}
