package dev.assay.triage;

import dev.assay.triage.courier.CourierWatch;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.topology.LetterCount;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The meters of this service; labels are topics, reasons and outputs, all of them bounded. */
final class TriageMeters implements LetterCount, CourierWatch {
  /** Dead letters read since the process began; exact counts are the groups'. */
  static final String DEAD_LETTERS = "assay_dead_letters";

  /** Failure groups of this instance. */
  static final String GROUPS = "assay_failure_groups";

  /** Alerts that an output took. */
  static final String ALERTS_DELIVERED = "assay_alerts_delivered";

  /** Attempts to deliver alerts that failed; they are repeated. */
  static final String ALERT_FAILURES = "assay_alert_delivery_failures";

  /** Alerts that were given up: refused, or too old. */
  static final String ALERTS_GIVEN_UP = "assay_alerts_given_up";

  private final MeterRegistry registry;
  private final ConcurrentMap<Labels, Counter> letters = new ConcurrentHashMap<>();

  private record Labels(String topic, FailureReason reason) {}

  TriageMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void watchGroups(Supplier<Number> groups) {
    Gauge.builder(GROUPS, groups).description("Failure groups of this instance").register(registry);
  }

  @Override
  public void counted(String deadLetterTopic, FailureReason reason) {
    letters
        .computeIfAbsent(
            new Labels(deadLetterTopic, reason),
            labels ->
                registry.counter(
                    DEAD_LETTERS, "topic", labels.topic, "reason", labels.reason.text()))
        .increment();
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
