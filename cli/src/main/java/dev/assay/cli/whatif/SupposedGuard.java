package dev.assay.cli.whatif;

import dev.assay.contracts.rest.GuardBody;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The limits that a policy would carry; named as {@code mode set} has them. */
final class SupposedGuard {
  @Option(
      names = "--guard",
      required = true,
      paramLabel = "PERCENT",
      description = "Say when a guard of this share of rejected events would have tripped.")
  private double percent = 100;

  @Option(
      names = "--guard-window",
      paramLabel = "SECONDS",
      description = "The time that the guard looks at, 1 to 3600; by default 30.")
  private Optional<Integer> windowSeconds = Optional.empty();

  @Option(
      names = "--guard-min",
      paramLabel = "EVENTS",
      description = "So many events must have been judged in it; by default 100.")
  private Optional<Long> minEvents = Optional.empty();

  @Option(
      names = "--guard-groups",
      paramLabel = "N",
      description = "Say as well when more than so many new failure groups would have appeared.")
  private Optional<Integer> newGroups = Optional.empty();

  GuardBody body() {
    return new GuardBody(
        Optional.of(percent), windowSeconds.map(seconds -> seconds * 1_000L), minEvents, newGroups);
  }
}
