package dev.assay.cli.mode;

import dev.assay.contracts.rest.GuardBody;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The limits within which a mode may refuse events. */
final class GuardOptions {
  @Option(
      names = "--guard",
      paramLabel = "PERCENT",
      description =
          "Fall back to log-only where more than this share of a schema's events is rejected, such as 5 or 0.5.")
  private Optional<Double> percent = Optional.empty();

  @Option(
      names = "--guard-window",
      paramLabel = "SECONDS",
      description = "The time that is looked at, 1 to 3600; by default 30.")
  private Optional<Integer> windowSeconds = Optional.empty();

  @Option(
      names = "--guard-min",
      paramLabel = "EVENTS",
      description = "So many events must have been judged in it; by default 100.")
  private Optional<Long> minEvents = Optional.empty();

  @Option(
      names = "--guard-groups",
      paramLabel = "N",
      description = "Fall back as well where more than so many new failure groups appear.")
  private Optional<Integer> newGroups = Optional.empty();

  /** The limits that were named; without --guard the registry says what is missing. */
  Optional<GuardBody> body() {
    boolean named =
        percent.isPresent()
            || windowSeconds.isPresent()
            || minEvents.isPresent()
            || newGroups.isPresent();
    return named
        ? Optional.of(
            new GuardBody(
                percent, windowSeconds.map(seconds -> seconds * 1_000L), minEvents, newGroups))
        : Optional.empty();
  }
}
