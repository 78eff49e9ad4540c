package dev.assay.triage;

import dev.assay.contracts.redrives.RedriveState;
import dev.assay.triage.courier.CourierWatch;
import dev.assay.triage.gather.LetterCount;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.mark.MarkWriter;
import dev.assay.triage.moving.RedriveWatch;
import dev.assay.triage.topology.Grouping;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** The meters of this service; labels are topics, reasons and outputs, all of them bounded. */
final class TriageMeters implements LetterCount, CourierWatch, RedriveWatch {
  /** Dead letters on their way to their groups since the process began, each once. */
  static final String DEAD_LETTERS = "assay_dead_letters";

  /** Failure groups of this instance. */
  static final String GROUPS = "assay_failure_groups";

  /** Groups that began on this instance since it started. */
  static final String GROUPS_OPENED = "assay_failure_groups_opened";

  /** Records that this instance has not fetched yet. */
  static final String LAG = "assay_triage_lag";

  /** Alerts that an output took. */
  static final String ALERTS_DELIVERED = "assay_alerts_delivered";

  /** Attempts to deliver alerts that failed; they are repeated. */
  static final String ALERT_FAILURES = "assay_alert_delivery_failures";

  /** Alerts that were given up: refused, or too old. */
  static final String ALERTS_GIVEN_UP = "assay_alerts_given_up";

  /** Redrives of the cluster, by state. */
  static final String REDRIVES = "assay_redrives";

  /** Letters that redrives of this instance have dealt with, by what became of them. */
  static final String REDRIVEN = "assay_redriven_letters";

  /** What people said about groups here, by kind. */
  static final String MARKS = "assay_failure_marks";

  private final MeterRegistry registry;
  private final ConcurrentMap<Labels, Counter> letters = new ConcurrentHashMap<>();

  private record Labels(String topic, FailureReason reason) {}

  /** Counts nothing yet, and says so: what first appears when it is 1 never seems to have grown. */
  TriageMeters(MeterRegistry registry) {
    this.registry = registry;
    committed(0, 0, 0);
  }

  void watchGroups(Grouping grouping) {
    Gauge.builder(GROUPS, grouping, Grouping::groupCount)
        .description("Failure groups of this instance")
        .register(registry);
    FunctionCounter.builder(GROUPS_OPENED, grouping, Grouping::groupsOpened)
        .description("Failure groups that began here")
        .register(registry);
    Gauge.builder(LAG, grouping, Grouping::lag)
        .description("Dead letters and marks that wait to be read")
        .register(registry);
  }

  void expect(Collection<String> outputs) {
    for (String output : outputs) {
      delivered(output, 0);
      givenUp(output, 0);
      var _ = registry.counter(ALERT_FAILURES, "output", output);
    }
  }

  void watchRedrives(Function<RedriveState, Number> count) {
    for (RedriveState state : RedriveState.values()) {
      Gauge.builder(REDRIVES, () -> count.apply(state))
          .description("Redrives of the cluster")
          .tag("state", state.text())
          .register(registry);
    }
  }

  /** The same writer, counted. */
  MarkWriter counting(MarkWriter writer) {
    return (fingerprint, mark) -> {
      writer.write(fingerprint, mark);
      registry.counter(MARKS, "kind", mark.kind().text()).increment();
    };
  }

  @Override
  public void committed(long moved, long parked, long failing) {
    registry.counter(REDRIVEN, "outcome", "moved").increment((double) moved);
    registry.counter(REDRIVEN, "outcome", "parked").increment((double) parked);
    registry.counter(REDRIVEN, "outcome", "failing").increment((double) failing);
  }

  @Override
  public void counted(String deadLetterTopic, FailureReason reason, long number) {
    letters
        .computeIfAbsent(
            new Labels(deadLetterTopic, reason),
            labels ->
                registry.counter(
                    DEAD_LETTERS, "topic", labels.topic, "reason", labels.reason.text()))
        .increment((double) number);
  }

  @Override
  public void delivered(String output, int alerts) {
    registry.counter(ALERTS_DELIVERED, "output", output).increment(alerts);
  }

  @Override
  public void failed(String output) {
    registry.counter(ALERT_FAILURES, "output", output).increment();
  }

  @Override
  public void givenUp(String output, int alerts) {
    registry.counter(ALERTS_GIVEN_UP, "output", output).increment(alerts);
  }
}
