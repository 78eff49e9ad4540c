package dev.assay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * The verbs that the launcher script runs itself, here so that help and completion know them.
 *
 * <p>They need the build or the whole stack, neither of which this program carries.
 */
final class LauncherVerbs {
  private LauncherVerbs() {}

  static void addTo(CommandLine commandLine) {
    add(commandLine, "up", "Start Kafka and all services here; --demo streams telemetry too.");
    add(commandLine, "soak", "Prove exactly-once: kill, pause and restart processes, and count.");
    add(commandLine, "test", "Build and run all tests.");
    add(commandLine, "bench", "Measure: validate, stream and what benchmarks/README.md lists.");
    add(commandLine, "build", "Build what the other verbs run, if sources have changed.");
  }

  /** The one below {@code ci}, where that is there. */
  static void addBelowCi(CommandLine commandLine) {
    Optional.ofNullable(commandLine.getSubcommands().get("ci"))
        .ifPresent(ci -> add(ci, "build", "Build and run all tests, as on every push."));
  }

  private static void add(CommandLine commandLine, String name, String description) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new RunByTheScript()).name(name);
    spec.usageMessage().description(description);
    commandLine.addSubcommand(name, spec);
  }

  /** Stands for a verb of the script. */
  @Command
  static final class RunByTheScript implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Unmatched private List<String> ignored = new ArrayList<>();

    @Override
    public void run() {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "'assay %s' is run by the launcher script 'assay' at the top of the clone; call that"
              .formatted(spec.qualifiedName(" ").replaceFirst("^assay ", "")));
    }
  }
}
