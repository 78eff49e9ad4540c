package dev.assay.cli;

import dev.assay.cli.terminal.Failures;
import picocli.CommandLine;

/** Runs one command and ends with its exit code. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to be executed. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new AssayCommand());
    LauncherVerbs.addTo(commandLine);
    StandardOptions.addTo(commandLine);
    return Failures.toldBy(commandLine)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedOptionsAllowed(false)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
