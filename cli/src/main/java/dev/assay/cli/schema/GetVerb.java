package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.client.SchemasClient;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.schema.VersionSelector;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay schema get}. */
@Command(
    name = "get",
    description = "Print a schema as it was published; with --json also what is known about it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema get telemetry.FeedbackEvent",
      "  assay schema get v2/telemetry.FeedbackEvent@2.0.0 > FeedbackEvent.json"
    })
final class GetVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1",
      paramLabel = "[vN/]NAME[@VERSION]",
      converter = RequestedSchema.Converter.class,
      description = "Which schema; on v1 where no track is named.")
  private Optional<RequestedSchema> schema = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "SEMVER",
      converter = RequestedSchema.VersionConverter.class,
      description = "Which version, or an alias: latest, 1, 1.2; the latest where none is named.")
  private Optional<VersionSelector> version = Optional.empty();

  @Override
  public void run() {
    RequestedSchema requested = schema.orElseThrow();
    if (requested.version().isPresent() && version.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "name the version once: after @ or with --version");
    }
    SchemaBody body = ask(requested);
    output.answer(
        body,
        out ->
            out.println(
                WireJson.MAPPER
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(body.content())));
  }

  private SchemaBody ask(RequestedSchema requested) {
    SchemasClient client = registry.schemas();
    return requested
        .version()
        .or(() -> version)
        .map(wanted -> client.version(requested.subject(), wanted))
        .orElseGet(() -> client.latest(requested.subject()));
  }
}
