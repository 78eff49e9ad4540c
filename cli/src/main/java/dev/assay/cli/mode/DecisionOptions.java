package dev.assay.cli.mode;

import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.client.EnforcementClient;
import dev.assay.client.PolicyInForce;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What every verb that decides takes: why, upon what, and whether to wait. */
final class DecisionOptions {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(15);

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; the audit and whoever is paged will read it.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--if-revision",
      paramLabel = "N",
      description =
          "Only where the policy in force has this revision (assay mode get shows it); else fail and show what stands.")
  private Optional<Long> ifRevision = Optional.empty();

  @ArgGroup private Waiting waiting = new Waiting();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait: by default 15 with --wait, else 5.")
  private Optional<Integer> timeoutSeconds = Optional.empty();

  /** Whether to wait until all live validators apply it. */
  static final class Waiting {
    @Option(
        names = "--wait",
        description = "Fail where not all live validators have acknowledged it in time.")
    private boolean wanted;

    @Option(names = "--no-wait", description = "Do not ask whether it is applied.")
    private boolean unwanted;
  }

  Optional<String> reason(Output output) {
    if (reason.isEmpty()) {
      output.note("no --reason given; the audit will not say why");
    }
    return reason;
  }

  Optional<Long> ifRevision() {
    return ifRevision;
  }

  /** Tells what was decided, and what came of it. */
  int tell(PolicyInForce decided, String statement, EnforcementClient registry, Output output) {
    Effect effect =
        waiting.unwanted
            ? Effect.NOT_AWAITED
            : Effect.await(registry, decided.position(), patience());
    output.answer(
        new Decision(
            decided.policy(),
            decided.position().toString(),
            effect.afterMs(),
            effect.live(),
            effect.lagging().isEmpty() ? Optional.empty() : Optional.of(effect.lagging())),
        statement + effect.phrase());
    boolean missed = waiting.wanted && effect.afterMs().isEmpty();
    if (missed) {
      output.note("assay: decided" + effect.phrase());
    }
    return missed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private Duration patience() {
    return timeoutSeconds
        .map(seconds -> Duration.ofSeconds(Math.max(0, seconds)))
        .orElse(waiting.wanted ? LONG : SHORT);
  }
}
