package dev.assay.cli.schema.drift;

import dev.assay.cli.connection.NoAnswer;
import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.schema.drift.SchemaDrift.State;
import dev.assay.cli.schema.files.OutputFile;
import dev.assay.cli.schema.files.SchemaDirectory;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.client.SchemasClient;
import dev.assay.client.RequestRefused;
import dev.assay.client.ServiceFailure;
import dev.assay.client.TelemetryClient;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.IndexBody;
import dev.assay.schema.Subject;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
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

/** {@code assay schema drift} and {@code assay ci drift}. */
@Command(
    name = "drift",
    description = {
      "Say whether the schemas of a directory are the latest that a registry has.",
      "Ends with 0 if they are, with 1 if not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema drift --dir schemas/ --report drift.json --metrics drift.prom",
      "  assay schema drift --dir schemas/ --tell --service checkout",
      "  assay schema drift --dir schemas/ --push http://pushgateway:9091 --fail-open"
    })
public final class DriftVerb implements Callable<Integer> {
  /** What a registry publishes about itself lies in nobody's directory. */
  private static final String OWN = "assay.";

  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The directory of the schemas; ${DEFAULT-VALUE} where none is named.")
  private Path directory = Path.of("schemas");

  @Option(
      names = "--exact",
      description = "Take it for drift, too, that the registry has schemas that are not here.")
  private boolean exact;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the document of --json.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Write gauges for Prometheus's textfile collector.")
  private Optional<Path> metrics = Optional.empty();

  @Option(names = "--push", paramLabel = "URL", description = "Push them to a Pushgateway.")
  private Optional<String> push = Optional.empty();

  @Option(
      names = "--tell",
      description = {
        "Tell the registry, one event telemetry.schema_drift for each schema that drifted",
        "(needs the role publisher)."
      })
  private boolean tell;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      defaultValue = "${env:GITHUB_REPOSITORY:-local}",
      description = "Who has the directory (GITHUB_REPOSITORY, else local).")
  private String service = "local";

  @Option(
      names = "--fail-open",
      description = "End with 0, and a warning, where the registry is away.")
  private boolean failOpen;

  @Override
  public Integer call() {
    NavigableMap<Subject, LocalSchema> here = new TreeMap<>();
    new SchemaDirectory(directory)
        .files()
        .forEach((subject, file) -> here.put(subject, LocalSchema.read(subject, file)));
    Instant now = Instant.now();
    try {
      DriftDocument document = found(here, now);
      leave(document);
      if (tell) {
        tell(document);
      }
      return document.drifted() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    } catch (ServiceFailure away) {
      if (!NoAnswer.isAway(away)) {
        throw away;
      }
      leave(
          DriftDocument.unknown(
              where(), directory.toString(), service, now, String.valueOf(away.getMessage())));
      if (!failOpen) {
        throw away;
      }
      output.note("assay: %s; let through, as --fail-open asks".formatted(away.getMessage()));
      return ExitCode.DONE;
    }
  }

  private String where() {
    return registry.url().toString();
  }

  private DriftDocument found(NavigableMap<Subject, LocalSchema> here, Instant now) {
    SchemasClient client = registry.schemas();
    NavigableMap<Subject, IndexBody.Entry> there = indexed(client.index());
    List<SchemaDrift> schemas = new ArrayList<>();
    here.forEach((subject, local) -> schemas.add(one(client, local, there)));
    if (exact) {
      there.entrySet().stream()
          .filter(entry -> !here.containsKey(entry.getKey()))
          .filter(entry -> !entry.getKey().name().value().startsWith(OWN))
          .forEach(entry -> schemas.add(SchemaDrift.unfiled(entry.getKey(), entry.getValue())));
    }
    return DriftDocument.of(where(), directory.toString(), service, now, schemas);
  }

  private static NavigableMap<Subject, IndexBody.Entry> indexed(IndexBody index) {
    NavigableMap<Subject, IndexBody.Entry> entries = new TreeMap<>();
    index
        .tracks()
        .forEach((track, schemas) ->
            schemas
                .schemas()
                .forEach(entry -> entries.put(Subject.of(track, entry.name()), entry)));
    return entries;
  }

  private static SchemaDrift one(
      SchemasClient client, LocalSchema here, Map<Subject, IndexBody.Entry> index) {
    Optional<IndexBody.Entry> there = Optional.ofNullable(index.get(here.subject()));
    if (there.isEmpty()) {
      return SchemaDrift.unpublished(here);
    }
    return there.get().sha256().equals(here.fingerprint().hex())
        ? SchemaDrift.same(here, there.get())
        : SchemaDrift.other(here, there.get(), client.versions(here.subject()));
  }

  private void leave(DriftDocument document) {
    report.ifPresent(file ->
        OutputFile.write(
            file,
            WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n"));
    String gauges = DriftMetrics.text(document);
    metrics.ifPresent(file -> OutputFile.write(file, gauges));
    output.answer(document, out -> write(document, out));
    push.filter(gateway -> !gateway.isBlank())
        .ifPresent(gateway -> Pushgateway.put(gateway, service, gauges));
  }

  private static void write(DriftDocument document, PrintWriter out) {
    Table table = new Table("SCHEMA", "STATE", "HERE", "REGISTRY", "FILE");
    document
        .schemas()
        .forEach(one ->
            table.row(
                one.schema(),
                one.state().word(),
                one.localVersion().orElse(""),
                one.registryVersion().orElse(""),
                one.file().orElse("")));
    table.writeTo(out, "no schema was held against anything");
    out.println(document.sentence());
  }

  private void tell(DriftDocument document) {
    TelemetryClient telemetry = registry.telemetry();
    List<SchemaDrift> drifted =
        document.schemas().stream().filter(one -> one.state() != State.SAME).toList();
    try {
      drifted.forEach(one -> telemetry.report(one.event(service)));
      output.note("told the registry of %d schemas".formatted(drifted.size()));
    } catch (ServiceFailure refused) {
      boolean mayNot =
          refused instanceof RequestRefused told
              && told.status() == HttpURLConnection.HTTP_FORBIDDEN;
      throw new CommandFailure(
          ExitCode.FAILED,
          "the registry was not told of the drift (%s)%s"
              .formatted(
                  refused.getMessage(),
                  mayNot ? "; the role publisher is needed, or leave out --tell" : ""),
          refused);
    }
  }
}
