package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import dev.assay.cli.terminal.Table;
import dev.assay.contracts.rest.FailureGroupBody;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay dlq list}. */
@Command(
    name = "list",
    description = "List failure groups: what fails in the same place for the same reason.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq list",
      "  assay dlq list --state open --since 24h --sort rate",
      "  assay dlq list --schema telemetry.FeedbackEvent --reason schema-violation",
      "  assay dlq list --json | jq 'map(.count) | add'"
    })
final class ListVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Mixin private GroupFilter filter = new GroupFilter();

  @Override
  public void run() {
    List<FailureGroupBody> groups = dlqHandler.failures().groups(filter.query(Instant.now()));
    output.answer(groups, out -> write(groups, out));
  }

  private static void write(List<FailureGroupBody> groups, PrintWriter out) {
    Table table =
        new Table(
            "COUNT",
            "A MINUTE",
            "STATE",
            "FINGERPRINT",
            "SCHEMA",
            "REASON",
            "PLACE",
            "LAST SEEN",
            "MESSAGE");
    groups.forEach(group ->
        table.row(
            group.count(),
            String.format(Locale.ROOT, "%.1f", group.perMinute()),
            group.state(),
            group.fingerprint(),
            group.schema(),
            group.reason(),
            group.place(),
            group.lastSeen(),
            group.message()));
    table.writeTo(out, "no dead letters");
    groups.stream()
        .flatMap(group -> group.suggestion().stream())
        .forEach(suggestion -> out.println(Printable.line(suggestion.text())));
  }
}
