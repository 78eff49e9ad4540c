package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.contracts.rest.FailureGroupBody;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay dlq list}. */
@Command(
    name = "list",
    description = "List failure groups: what fails in the same place for the same reason.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq list",
      "  assay dlq list --schema telemetry.FeedbackEvent --reason schema-violation",
      "  assay dlq list --json | jq 'map(.count) | add'"
    })
final class ListVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Option(
      names = "--schema",
      paramLabel = "[vN/]NAME",
      description = "Only of this schema; of all tracks where none is named.")
  private Optional<String> schema = Optional.empty();

  @Option(
      names = "--reason",
      description = "Only for this reason, such as schema-violation or not-json.")
  private Optional<String> reason = Optional.empty();

  @Override
  public void run() {
    List<FailureGroupBody> groups =
        dlqHandler.failures().groups().stream().filter(this::isWanted).toList();
    Table table =
        new Table("COUNT", "FINGERPRINT", "SCHEMA", "REASON", "PLACE", "LAST SEEN", "MESSAGE");
    groups.forEach(group ->
        table.row(
            group.count(),
            group.fingerprint(),
            group.schema(),
            group.reason(),
            group.place(),
            group.lastSeen(),
            group.message()));
    output.answer(groups, out -> table.writeTo(out, "no dead letters"));
  }

  private boolean isWanted(FailureGroupBody group) {
    return reason.map(group.reason()::equals).orElse(true)
        && schema.map(wanted -> isOf(group, wanted)).orElse(true);
  }

  private static boolean isOf(FailureGroupBody group, String wanted) {
    return group.schema().equals(wanted) || group.schema().endsWith("/" + wanted);
  }
}
