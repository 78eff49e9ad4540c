package dev.assay.devstack.soak;

import dev.assay.devstack.process.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay soak}. */
@Command(
    name = "assay soak",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Proves exactly-once: sends numbered events through validator processes while it kills, pauses and restarts them and the broker, and counts where each event ended up.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  every event came out exactly once, whole, by the right exit, in order",
      "  1  some did not, or the soak could not run",
      "  2  it was asked in a wrong way",
      "",
      "The last line of standard output is the report as one JSON object."
    })
public final class Soak implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int MS_A_MINUTE = 60_000;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "How long to send and to make faults; may be a fraction (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides which faults come in which order (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "500",
      description = "Events per second; one in ten is bad (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--validators",
      paramLabel = "N",
      defaultValue = "2",
      description = "Validator processes, 1 to 4 (default: ${DEFAULT-VALUE}).")
  private int validators;

  @Option(
      names = "--fault-every",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "From one fault to the next, on average (default: ${DEFAULT-VALUE}).")
  private double faultEverySeconds;

  @Option(
      names = "--min-faults",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Go on beyond --minutes until so many faults were made, up to thrice as long (default: ${DEFAULT-VALUE}).")
  private int minFaults;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Where the report is written too (default: .assay/soak/report.json in the clone).")
  private @Nullable Path report;

  @Option(names = "--json", description = "Print the report as JSON alone.")
  private boolean json;

  // Breaks the validators, so that the soak can be seen to find it.
  @Option(names = "--at-least-once", hidden = true)
  private boolean atLeastOnce;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  /** Runs it, and ends the JVM with the exit code. */
  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "dev/assay/devstack/logback.xml");
    CommandLine command = new CommandLine(new Soak());
    command.setExecutionExceptionHandler((problem, line, parsed) -> refused(problem, line));
    System.exit(command.execute(args));
  }

  private static int refused(Exception problem, CommandLine command) {
    boolean asked = problem instanceof IllegalArgumentException;
    command
        .getErr()
        .println(
            "assay: "
                + (asked || problem instanceof SoakBroken
                    ? problem.getMessage()
                    : problem.toString()));
    return asked ? USAGE : FAILED;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SoakSettings settings =
        new SoakSettings(
            Duration.ofMillis(Math.round(minutes * MS_A_MINUTE)),
            seed,
            rate,
            validators,
            Duration.ofMillis(Math.round(faultEverySeconds * 1000)),
            minFaults,
            atLeastOnce);
    Scratch scratch = Scratch.create("assay-soak-");
    System.setProperty("assay.log.file", scratch.root().resolve("soak.log").toString());
    try (SoakRun run = new SoakRun(settings, scratch, step -> err.println("soak: " + step))) {
      SoakReport found = run.run();
      write(found);
      if (!found.passed()) {
        keep(scratch);
      }
      return found.passed() ? 0 : FAILED;
    } catch (RuntimeException broken) {
      keep(scratch);
      throw broken;
    }
  }

  private void write(SoakReport found) throws IOException {
    Path file =
        report != null
            ? report
            : Path.of(System.getProperty("assay.home", "."), ".assay", "soak", "report.json");
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, found.json() + "\n");
    if (!json) {
      found.lines().forEach(out::println);
      out.println("report: " + file);
    }
    out.println(found.json());
  }

  /** What failed is to be looked into: logs and topics stay. */
  private void keep(Scratch scratch) {
    if (scratch.keep()) {
      err.println("soak: logs and topics are kept in " + scratch.root());
    }
  }
}
