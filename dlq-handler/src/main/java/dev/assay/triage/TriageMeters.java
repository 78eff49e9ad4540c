package dev.assay.triage;

import dev.assay.triage.group.FailureReason;
import dev.assay.triage.topology.LetterCount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** The meters of this service; labels are dead-letter topics and reasons, both closed sets. */
final class TriageMeters implements LetterCount {
  /** Dead letters read since the process began; exact counts are the groups'. */
  static final String DEAD_LETTERS = "assay_dead_letters";

  /** Failure groups there are. */
  static final String GROUPS = "assay_failure_groups";

  private final MeterRegistry registry;

  TriageMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void watchGroups(Supplier<Number> groups) {
    Gauge.builder(GROUPS, groups).description("Failure groups there are").register(registry);
  }

  @Override
  public void counted(String deadLetterTopic, FailureReason reason) {
    registry.counter(DEAD_LETTERS, "topic", deadLetterTopic, "reason", reason.text()).increment();
  }
}
