package dev.assay.cli.schema;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay schema explain}. */
@Command(
    name = "explain",
    description = {
      "Say what one pass over an event's bytes checks of a schema, and what is left to",
      "the reference; needs no registry."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema explain schemas/v1/telemetry.FeedbackEvent.json",
      "  assay schema explain a.A.json --json | jq .planned"
    })
final class ExplainVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "A JSON Schema, as it would be published.")
  private Path file = Path.of("");

  /**
   * What is printed with {@code --json}.
   *
   * @param planned whether there is a plan at all
   * @param reason why not
   * @param plan one check a line
   */
  record PlanBody(boolean planned, Optional<String> reason, List<String> plan) {
    static PlanBody of(PlanReading reading) {
      return switch (reading) {
        case PlanReading.Planned(Plan plan) ->
            new PlanBody(true, Optional.empty(), plan.describe().lines().toList());
        case PlanReading.Unplannable(String reason) ->
            new PlanBody(false, Optional.of(reason), List.of());
      };
    }

    List<String> lines() {
      return reason
          .map(why -> List.of("no plan, every event is left to the reference: " + why))
          .orElse(plan);
    }
  }

  @Override
  public void run() {
    PlanBody body =
        PlanBody.of(new SchemaCompiler(ValidationLimits.defaults()).explain(document()));
    output.answer(body, out -> body.lines().forEach(line -> out.println(Printable.line(line))));
  }

  private SchemaDocument document() {
    return switch (new SchemaReader(DocumentLimits.defaults()).read(bytes())) {
      case SchemaReading.Readable(SchemaDocument document) -> document;
      case SchemaReading.Refused(List<SchemaFault> faults) ->
          throw new CommandFailure(ExitCode.USAGE, words(faults));
    };
  }

  private String words(List<SchemaFault> faults) {
    SchemaFault first = faults.getFirst();
    String more = faults.size() == 1 ? "" : " (and %d more)".formatted(faults.size() - 1);
    return "'%s' can't be used as a schema: at '%s', %s; %s%s"
        .formatted(file, first.pointer(), first.problem(), first.remedy(), more);
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "schema file '%s' does not exist; check the path".formatted(file),
          missing);
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "schema file '%s' can't be read (%s)".formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }
}
