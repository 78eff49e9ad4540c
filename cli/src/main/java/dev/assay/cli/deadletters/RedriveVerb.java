package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.client.RedrivesClient;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.rest.RedriveBody;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay dlq redrive}. */
@Command(
    name = "redrive",
    description = {
      "Bring dead letters home: select, repair, judge by the newest schema, move.",
      "Shows first what would become of them, and asks; --yes does not ask."
    },
    subcommands = {
      RedriveVerbs.List.class,
      RedriveVerbs.Show.class,
      RedriveVerbs.Pause.class,
      RedriveVerbs.Resume.class,
      RedriveVerbs.Cancel.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq redrive --group v1:5f2b --set /source=store --dry-run",
      "  assay dlq redrive --group v1:5f2b --patch fix.json --rate 500/s --yes",
      "  assay dlq redrive --schema telemetry.FeedbackEvent --since 2h --force",
      "  assay dlq redrive list"
    })
final class RedriveVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Mixin private RedriveOptions wish = new RedriveOptions();

  @Option(names = "--dry-run", description = "Only show what would become of them.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Option(names = "--no-wait", description = "Do not wait until it is done.")
  private boolean noWait;

  @Override
  public Integer call() {
    RedrivesClient redrives = dlqHandler.redrives();
    boolean asks = dryRun || !yes;
    RedriveBody begun = redrives.begin(wish.body(asks));
    String id = begun.redrive().id();
    if (asks) {
      RedriveBody planned = RedriveFollowing.untilPlanned(redrives, id);
      if (dryRun || planned.redrive().state() != RedriveState.PLANNED) {
        return told(planned);
      }
      if (!isWanted(planned)) {
        return declined(redrives, id);
      }
      var _ = redrives.resume(id, wish.isForced());
    }
    return noWait ? told(redrives.one(id)) : told(RedriveFollowing.untilDone(redrives, id));
  }

  private boolean isWanted(RedriveBody planned) {
    RedriveText.lines(planned).forEach(output::note);
    if (planned.needsForce() && !wish.isForced()) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "this group is neither repaired nor marked fixed, so its letters would most likely come back; give a repair, mark it fixed, or say --force");
    }
    long events = planned.redrive().plan().map(plan -> plan.passing() + plan.parked()).orElse(0L);
    return Question.yes(output, "Move %d dead letters?".formatted(events));
  }

  private int declined(RedrivesClient redrives, String id) {
    RedriveBody cancelled = redrives.cancel(id);
    output.note("nothing was moved; --yes moves without asking");
    output.answer(cancelled, _ -> {});
    return ExitCode.FAILED;
  }

  private int told(RedriveBody redrive) {
    output.answer(redrive, out -> RedriveText.lines(redrive).forEach(out::println));
    return redrive.redrive().state() == RedriveState.FAILED ? ExitCode.FAILED : ExitCode.DONE;
  }
}
