package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.contracts.rest.VersionBody;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay schema versions}. */
@Command(
    name = "versions",
    description = "List the versions of a schema, oldest first.",
    footerHeading = "%nExamples:%n",
    footer = "  assay schema versions v2/telemetry.FeedbackEvent")
final class VersionsVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      arity = "1",
      paramLabel = "[vN/]NAME",
      converter = RequestedSchema.Converter.class,
      description = "Which schema; on v1 where no track is named.")
  private Optional<RequestedSchema> schema = Optional.empty();

  @Override
  public void run() {
    List<VersionBody> versions = registry.schemas().versions(schema.orElseThrow().subject());
    Table table = new Table("VERSION", "PUBLISHED", "SHA256", "");
    versions.forEach(version ->
        table.row(
            version.coreVersion(),
            version.createdAt(),
            Fingerprints.shortened(version.sha256()),
            version.deprecated() ? "deprecated" : ""));
    output.answer(versions, out -> table.writeTo(out, "no versions"));
  }
}
