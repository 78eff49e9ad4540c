package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.schema.files.SchemaDirectory;
import dev.assay.cli.schema.files.SchemaFile;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import dev.assay.contracts.rest.ReleaseBody;
import dev.assay.contracts.rest.ReleaseWishBody;
import dev.assay.contracts.rest.UploadBody;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay schema release}. */
@Command(
    name = "release",
    description = {
      "Publish schemas together: all of them or none.",
      "A text that only an older version has becomes a new version, which is how to roll back."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema release --dir schemas/ --note \"week 47\"",
      "  assay schema release former/v1/*.json --note \"back to week 46\" --dry-run"
    })
final class ReleaseVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "JSON Schemas.")
  private List<Path> files = List.of();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "All schemas of a directory, vN/NAME.json, instead of files.")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--track", paramLabel = "vN", description = "The track, instead of the path's.")
  private Optional<String> track = Optional.empty();

  @Option(names = "--note", paramLabel = "TEXT", description = "What the release is about.")
  private Optional<String> note = Optional.empty();

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  @Override
  public void run() {
    if (files.isEmpty() == directory.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "give either files, or --dir");
    }
    List<UploadBody> schemas =
        directory
            .map(where -> List.copyOf(new SchemaDirectory(where).files().values()))
            .orElse(files)
            .stream()
            .map(this::upload)
            .toList();
    ReleaseBody release =
        registry.releases().release(new ReleaseWishBody(note, Optional.of(schemas)), dryRun);
    output.answer(release, out -> tell(out, release));
  }

  private void tell(PrintWriter out, ReleaseBody release) {
    release
        .schemas()
        .orElse(List.of())
        .forEach(schema -> out.println(Printable.line(PublicationLine.of(schema, dryRun))));
    release
        .release()
        .ifPresent(number ->
            out.println("release %d, %d schemas".formatted(number, release.versions().size())));
  }

  private UploadBody upload(Path path) {
    SchemaFile file = SchemaFile.read(path);
    return new UploadBody(
        Optional.of(file.name()),
        Optional.of(track.orElseGet(file::track)),
        file.version(),
        Optional.of(file.content()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
