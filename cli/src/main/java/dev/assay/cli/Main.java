package dev.assay.cli;

import dev.assay.cli.alerts.AlertsCommand;
import dev.assay.cli.audit.AuditVerb;
import dev.assay.cli.backup.BackupCommand;
import dev.assay.cli.binding.BindingCommand;
import dev.assay.cli.deadletters.DlqCommand;
import dev.assay.cli.doctor.DoctorVerb;
import dev.assay.cli.generate.GenerateVerb;
import dev.assay.cli.mirror.MirrorCommand;
import dev.assay.cli.mode.ModeCommand;
import dev.assay.cli.produce.ProduceVerb;
import dev.assay.cli.schema.CiCommand;
import dev.assay.cli.schema.SchemaCommand;
import dev.assay.cli.terminal.Failures;
import dev.assay.cli.validate.ValidateVerb;
import dev.assay.cli.watch.ChangesVerb;
import dev.assay.cli.watch.WatchVerb;
import dev.assay.cli.whatif.WhatIfVerb;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs one command and ends with its exit code. */
public final class Main {
  private static final List<Verb> VERBS =
      List.of(
          new Verb("schema", SchemaCommand.class),
          new Verb("ci", CiCommand.class),
          new Verb("mode", ModeCommand.class),
          new Verb("what-if", WhatIfVerb.class),
          new Verb("binding", BindingCommand.class),
          new Verb("produce", ProduceVerb.class),
          new Verb("validate", ValidateVerb.class),
          new Verb("generate", GenerateVerb.class),
          new Verb("dlq", DlqCommand.class),
          new Verb("alerts", AlertsCommand.class),
          new Verb("watch", WatchVerb.class),
          new Verb("changes", ChangesVerb.class),
          new Verb("audit", AuditVerb.class),
          new Verb("mirror", MirrorCommand.class),
          new Verb("backup", BackupCommand.class),
          new Verb("doctor", DoctorVerb.class),
          new Verb("completion", CompletionVerb.class));

  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {
    System.exit(commandLine(args).execute(args));
  }

  /** Runs the command that the arguments name, within another program; answers its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return commandLine(args).setOut(out).setErr(err).execute(args);
  }

  /**
   * The command line for these arguments, ready to be executed.
   *
   * <p>Reading the annotations of all verbs takes most of a short command's time. So where the
   * first word names one, the others are left out; help, completion and whatever is misspelt see
   * all.
   */
  static CommandLine commandLine(String... args) {
    String first = args.length == 0 ? "" : args[0];
    List<Verb> named = VERBS.stream().filter(verb -> verb.name().equals(first)).toList();
    boolean isCompletion = first.equals("completion");
    CommandLine commandLine = new CommandLine(new AssayCommand());
    if (!first.equals("--version") && (named.isEmpty() || isCompletion)) {
      VERBS.forEach(verb -> commandLine.addSubcommand(verb.type()));
      LauncherVerbs.addTo(commandLine);
    } else {
      named.forEach(verb -> commandLine.addSubcommand(verb.type()));
    }
    LauncherVerbs.addBelowCi(commandLine);
    StandardOptions.addTo(commandLine);
    return Failures.toldBy(commandLine)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedOptionsAllowed(false)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private record Verb(String name, Class<?> type) {}
}
