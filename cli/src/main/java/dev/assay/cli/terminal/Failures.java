package dev.assay.cli.terminal;

import dev.assay.client.RequestRefused;
import dev.assay.client.ServiceFailure;
import dev.assay.client.ServiceUnreachable;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Tells failures in one or two lines on standard error, and chooses the exit code. */
public final class Failures {
  private static final String DEBUG = "ASSAY_DEBUG";

  private Failures() {}

  /** The same command line, with its failures told our way. */
  public static CommandLine toldBy(CommandLine commandLine) {
    return commandLine
        .setExecutionExceptionHandler((failure, verb, parsed) -> {
          tell(verb.getErr(), failure);
          return exitCode(failure);
        })
        .setParameterExceptionHandler((misuse, arguments) -> {
          tellUsage(misuse);
          return ExitCode.USAGE;
        });
  }

  private static int exitCode(Exception failure) {
    return switch (failure) {
      case ServiceUnreachable gone -> ExitCode.UNREACHABLE;
      case CommandFailure told -> told.exitCode();
      default -> ExitCode.FAILED;
    };
  }

  private static void tell(PrintWriter err, Exception failure) {
    boolean foreseen = failure instanceof ServiceFailure || failure instanceof CommandFailure;
    err.println(
        "assay: "
            + Printable.line(
                foreseen
                    ? failure.getMessage() + remedy(failure)
                    : "%s; ASSAY_DEBUG=1 shows where it came from".formatted(failure)));
    if (System.getenv(DEBUG) != null) {
      failure.printStackTrace(err);
    }
  }

  private static String remedy(Exception failure) {
    boolean nobodyKnowsWhoAsks =
        failure instanceof RequestRefused refused
            && refused.status() == HttpURLConnection.HTTP_UNAUTHORIZED;
    return nobodyKnowsWhoAsks ? "; give --token or ASSAY_TOKEN" : "";
  }

  private static void tellUsage(ParameterException misuse) {
    CommandLine verb = misuse.getCommandLine();
    PrintWriter err = verb.getErr();
    err.println("assay: " + Printable.line(String.valueOf(misuse.getMessage())));
    err.printf("Try '%s --help'.%n", verb.getCommandSpec().qualifiedName());
  }
}
