package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.schema.files.SchemaFile;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import dev.assay.client.SchemasClient;
import dev.assay.client.RequestRefused;
import dev.assay.contracts.rest.UploadBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay schema publish}. */
@Command(
    name = "publish",
    description = {
      "Publish schemas; a text that is there already changes nothing.",
      "Track and name come from the path: …/v1/telemetry.FeedbackEvent.json."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema publish schemas/v1/*.json",
      "  assay schema publish draft.json --track v2 --name telemetry.FeedbackEvent",
      "  assay schema publish schemas/v1/a.A.json --deprecated --note \"use a.B\"",
      "  assay schema publish schemas/v1/a.A.json --version 1.3.0 --dry-run"
    })
final class PublishVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON Schemas, in this order.")
  private List<Path> files = List.of();

  @Option(names = "--track", paramLabel = "vN", description = "The track, instead of the path's.")
  private Optional<String> track = Optional.empty();

  @Option(names = "--name", description = "The name, instead of the file's.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "SEMVER",
      description = {
        "The version, instead of the file's x-core-version;",
        "without either the registry derives it from what changed."
      })
  private Optional<String> version = Optional.empty();

  @Option(names = "--deprecated", description = "Publish it as not to be used any more.")
  private boolean deprecated;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why it is deprecated.")
  private Optional<String> note = Optional.empty();

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (files.size() > 1 && (name.isPresent() || version.isPresent())) {
      throw new ParameterException(
          spec.commandLine(),
          "--name and --version speak of one file, and %d are given".formatted(files.size()));
    }
    SchemasClient client = registry.schemas();
    List<Publication> publications = files.stream().map(f -> publish(client, f)).toList();
    output.answer(
        publications,
        out ->
            publications.stream()
                .filter(publication -> !publication.isRefused())
                .forEach(publication -> out.println(Printable.line(publication.line()))));
    List<Publication> refused = publications.stream().filter(Publication::isRefused).toList();
    refused.forEach(publication -> output.note("assay: " + publication.line()));
    return refused.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Publication publish(SchemasClient client, Path file) {
    try {
      UploadBody upload = upload(SchemaFile.read(file));
      return dryRun
          ? Publication.of(file, registry.releases().rehearse(upload))
          : Publication.of(file, client.publish(upload));
    } catch (RequestRefused refused) {
      return Publication.refused(file, refused);
    } catch (CommandFailure unusable) {
      return Publication.refused(file, String.valueOf(unusable.getMessage()));
    }
  }

  private UploadBody upload(SchemaFile file) {
    return new UploadBody(
        Optional.of(name.orElseGet(file::name)),
        Optional.of(track.orElseGet(file::track)),
        version.or(file::version),
        Optional.of(file.content()),
        Optional.empty(),
        deprecated ? Optional.of(true) : Optional.empty(),
        note,
        Optional.empty());
  }
}
