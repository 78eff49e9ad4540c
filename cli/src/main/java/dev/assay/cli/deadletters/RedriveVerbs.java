package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.client.RedrivesClient;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.rest.RedriveBody;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs about redrives there are already. */
final class RedriveVerbs {
  private RedriveVerbs() {}

  /** {@code assay dlq redrive list}. */
  @Command(name = "list", description = "List redrives, the latest first.")
  static final class List implements Runnable {
    @Mixin private Output output = new Output();

    @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

    @Override
    public void run() {
      java.util.List<RedriveBody> all = dlqHandler.redrives().all();
      Table table = new Table("ID", "STATE", "MOVED", "PARKED", "FAILING", "GROUP", "BY", "ASKED");
      for (RedriveBody each : all) {
        RedriveRecord redrive = each.redrive();
        table.row(
            redrive.id(),
            redrive.state().text(),
            redrive.counts().passing(),
            redrive.counts().parked(),
            redrive.counts().failing(),
            redrive.wish().selection().group().orElse("*"),
            redrive.asked().by(),
            Instant.ofEpochMilli(redrive.asked().atMs()));
      }
      output.answer(all, out -> table.writeTo(out, "no redrives"));
    }
  }

  /** What the verbs about one redrive share. */
  abstract static class AboutOne implements Runnable {
    @Mixin private Output output = new Output();

    @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

    @Parameters(
        arity = "1",
        paramLabel = "ID",
        description = "As 'assay dlq redrive list' shows it.")
    private String id = "";

    abstract RedriveBody ask(RedrivesClient redrives, String redrive);

    @Override
    public final void run() {
      RedriveBody redrive = ask(dlqHandler.redrives(), id);
      output.answer(redrive, out -> RedriveText.lines(redrive).forEach(out::println));
    }
  }

  /** {@code assay dlq redrive show}. */
  @Command(name = "show", description = "Show a redrive: what it does and how far it is.")
  static final class Show extends AboutOne {
    @Override
    RedriveBody ask(RedrivesClient redrives, String redrive) {
      return redrives.one(redrive);
    }
  }

  /** {@code assay dlq redrive pause}. */
  @Command(name = "pause", description = "Stop a redrive where it is.")
  static final class Pause extends AboutOne {
    @Override
    RedriveBody ask(RedrivesClient redrives, String redrive) {
      return redrives.pause(redrive);
    }
  }

  /** {@code assay dlq redrive resume}. */
  @Command(
      name = "resume",
      description = "Have a redrive move that was planned, paused or kept from going on.")
  static final class Resume extends AboutOne {
    @Option(
        names = "--force",
        description = "Although the group is neither repaired nor marked fixed.")
    private boolean force;

    @Override
    RedriveBody ask(RedrivesClient redrives, String redrive) {
      return redrives.resume(redrive, force);
    }
  }

  /** {@code assay dlq redrive cancel}. */
  @Command(name = "cancel", description = "End a redrive; what it moved stays moved.")
  static final class Cancel extends AboutOne {
    @Override
    RedriveBody ask(RedrivesClient redrives, String redrive) {
      return redrives.cancel(redrive);
    }
  }
}
