package dev.assay.cli.schema.contracts;

import dev.assay.cli.connection.NoAnswer;
import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.schema.files.SchemaDirectory;
import dev.assay.cli.schema.files.SchemaFile;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import dev.assay.client.SchemasClient;
import dev.assay.client.ServiceFailure;
import dev.assay.contracts.rest.IndexBody;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.document.LooseDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code assay schema contracts} and {@code assay ci contracts}. */
@Command(
    name = "contracts",
    description = {
      "Hold events that consumers rely on against a track: against the schemas of a",
      "directory and against those that a registry has. Ends with 0 if every contract is",
      "kept, with 1 if not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema contracts --track v1 --dir schemas/",
      "  assay ci contracts --track v2 --keep target/contracts/v2 --fail-open"
    })
public final class ContractsVerb implements Callable<Integer> {
  private static final String DIRECTORY = "directory";
  private static final String REGISTRY = "registry";

  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Option(
      names = "--track",
      paramLabel = "vN",
      description = "Whose contracts; ${DEFAULT-VALUE} where none is named.")
  private String track = Track.V1.value();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The directory of the schemas; ${DEFAULT-VALUE} where none is named.")
  private Path directory = Path.of("schemas");

  @Option(
      names = "--contracts",
      paramLabel = "FILE",
      description = "The contracts; by default contracts.json in that directory.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Write the schemas that were judged by there, with _metadata.json.")
  private Optional<Path> keep = Optional.empty();

  @Option(
      names = "--fail-open",
      description = {
        "Go on with the directory alone, and a warning, where the registry is away or lets",
        "the job not in."
      })
  private boolean failOpen;

  @Override
  public Integer call() {
    List<Contract> contracts =
        Contract.read(file.orElseGet(() -> directory.resolve("contracts.json"))).stream()
            .filter(contract -> contract.subject().track().value().equals(track))
            .toList();
    Map<Subject, SchemaFile> files = new TreeMap<>();
    new SchemaDirectory(directory)
        .files()
        .forEach((subject, path) -> files.put(subject, SchemaFile.read(path)));
    Optional<Map<Subject, SchemaBody>> served = served();
    List<ContractVerdict> verdicts = new ArrayList<>();
    contracts.forEach(contract -> verdicts.add(byDirectory(contract, files, served.isPresent())));
    served.ifPresent(bodies ->
        contracts.stream()
            .filter(contract -> bodies.containsKey(contract.subject()))
            .forEach(contract -> verdicts.add(byRegistry(contract, bodies))));
    ContractsDocument document =
        new ContractsDocument(
            track,
            registry.url().toString(),
            served.isPresent(),
            verdicts.stream().allMatch(ContractVerdict::ok),
            verdicts,
            keep.map(Path::toString));
    keep.ifPresent(where -> keep(where, files, served));
    output.answer(
        document,
        out -> {
          verdicts.forEach(verdict -> out.println(Printable.line(verdict.line())));
          if (verdicts.isEmpty()) {
            out.println("track %s has no contracts".formatted(Printable.line(track)));
          }
        });
    return document.ok() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** The latest of each schema on the track; empty where the registry is away. */
  private Optional<Map<Subject, SchemaBody>> served() {
    SchemasClient client = registry.schemas();
    try {
      NavigableMap<Subject, SchemaBody> bodies = new TreeMap<>();
      Optional<IndexBody.TrackIndex> index =
          Optional.ofNullable(client.index().tracks().get(track));
      index.stream()
          .flatMap(there -> there.schemas().stream())
          .map(entry -> Subject.of(track, entry.name()))
          .forEach(subject -> bodies.put(subject, client.latest(subject)));
      return Optional.of(bodies);
    } catch (ServiceFailure away) {
      if (!failOpen || !(NoAnswer.isAway(away) || NoAnswer.isClosed(away))) {
        throw away;
      }
      output.note(
          "assay: %s; held against the directory alone, as --fail-open asks"
              .formatted(away.getMessage()));
      return Optional.empty();
    }
  }

  private ContractVerdict byDirectory(
      Contract contract, Map<Subject, SchemaFile> files, boolean reachable) {
    Optional<SchemaFile> schema = Optional.ofNullable(files.get(contract.subject()));
    if (schema.isEmpty()) {
      return Judging.unjudged(
          contract,
          DIRECTORY,
          Optional.empty(),
          "there is no file %s.json in '%s'; write it, or take the contract back"
              .formatted(contract.subject(), directory));
    }
    Map<Subject, Map<SemVer, JsonNode>> atHand = new TreeMap<>();
    files.forEach((subject, one) ->
        one.version()
            .flatMap(SemVer::tryParse)
            .ifPresent(version -> atHand.put(subject, Map.of(version, one.content()))));
    Library library =
        new Library(atHand, reachable ? Optional.of(registry.schemas()) : Optional.empty());
    return Judging.judge(
        contract, DIRECTORY, schema.get().version(), library.complete(schema.get().content()));
  }

  private ContractVerdict byRegistry(Contract contract, Map<Subject, SchemaBody> bodies) {
    SchemaBody body = Optional.ofNullable(bodies.get(contract.subject())).orElseThrow();
    return Judging.judge(
        contract,
        REGISTRY,
        Optional.of(body.coreVersion()),
        new Library(Map.of(), Optional.of(registry.schemas())).complete(body.content()));
  }

  private void keep(
      Path where, Map<Subject, SchemaFile> files, Optional<Map<Subject, SchemaBody>> served) {
    KeptSchemas kept = new KeptSchemas(where);
    if (served.isPresent()) {
      served
          .get()
          .forEach((subject, body) ->
              kept.add(
                  new KeptSchemas.Entry(
                      body.track(),
                      body.name(),
                      Optional.of(body.coreVersion()),
                      body.sha256(),
                      body.deprecated(),
                      REGISTRY,
                      subject + ".json"),
                  body.content()));
    } else {
      kept.failed("%s gave no answer".formatted(registry.url()));
      files.forEach((subject, one) -> {
        if (subject.track().value().equals(track)) {
          kept.add(
              new KeptSchemas.Entry(
                  track,
                  subject.name().value(),
                  one.version(),
                  LooseDocument.of(one.content()).fingerprint().hex(),
                  false,
                  DIRECTORY,
                  subject + ".json"),
              one.content());
        }
      });
    }
    kept.close(registry.url().toString(), track, Instant.now());
  }
}
