package dev.assay.validator.tally;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Policies;
import dev.assay.contracts.instances.InstanceReport.Counted;
import dev.assay.contracts.instances.InstanceReport.Events;
import dev.assay.validator.judgement.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Counts what became of events by the policy that decided about them, for the registry and its
 * guards; safe for use by many threads.
 *
 * <p>Counts only grow while a policy is in force. Some time after it was replaced, they are
 * forgotten; so there are never many more than policies in force.
 */
public final class Ledger {
  private static final long FORGOTTEN_AFTER_NANOS = 30_000_000_000L;

  private final MeterRegistry meters;
  private final LongSupplier nanos;
  private final ConcurrentMap<Line, Counts> lines = new ConcurrentHashMap<>();
  private final ConcurrentMap<ModeLine, Counter> modes = new ConcurrentHashMap<>();
  private final KnownGroups groups = new KnownGroups();

  /**
   * An empty ledger.
   *
   * @param nanos a clock that never jumps, such as {@link System#nanoTime}
   */
  public Ledger(MeterRegistry meters, LongSupplier nanos) {
    this.meters = meters;
    this.nanos = nanos;
  }

  /** Counts one event that was decided about by this policy. */
  public void note(Cell cell, Outcome outcome, EnforcementPolicy policy) {
    Line line = new Line(cell.topic(), cell.schema(), policy.revision(), policy.mode());
    lines.computeIfAbsent(line, _ -> new Counts(nanos.getAsLong())).add(cell.kind());
    modes.computeIfAbsent(new ModeLine(cell.topic(), policy.mode()), this::register).increment();
    switch (outcome) {
      case Outcome.Marked marked ->
          groups.seen(cell.schema(), marked.failure().fingerprint(), policy.revision());
      case Outcome.Refused refused ->
          groups.seen(cell.schema(), refused.failure().fingerprint(), policy.revision());
      case Outcome.Passed passed -> {}
      case Outcome.Skipped skipped -> {}
      case Outcome.Unjudged unjudged -> {}
    }
  }

  /** All counts, by topic, schema and revision; forgets those of policies long replaced. */
  public List<Counted> counted(Policies inForce) {
    long now = nanos.getAsLong();
    Map<Long, EnforcementPolicy> policies =
        inForce.byScope().values().stream()
            .collect(Collectors.toMap(EnforcementPolicy::revision, policy -> policy));
    Set<Long> kept = policies.keySet();
    lines
        .entrySet()
        .removeIf(entry ->
            entry.getKey().revision() != EnforcementPolicy.DEFAULT_REVISION
                && !kept.contains(entry.getKey().revision())
                && entry.getValue().isIdle(now, FORGOTTEN_AFTER_NANOS));
    return lines.entrySet().stream()
        .map(entry -> told(entry.getKey(), entry.getValue(), now, policies))
        .sorted(
            Comparator.comparing(Counted::topic)
                .thenComparing(Counted::schema)
                .thenComparingLong(Counted::revision)
                .thenComparing(Counted::mode))
        .toList();
  }

  private Counted told(
      Line line, Counts counts, long nowNanos, Map<Long, EnforcementPolicy> policies) {
    Events events = counts.events();
    boolean isAskedForGroups =
        Optional.ofNullable(policies.get(line.revision()))
            .flatMap(policy -> policy.rule().guard())
            .filter(guard -> guard.newGroups().isPresent())
            .isPresent();
    return new Counted(
        line.topic(),
        line.schema(),
        line.revision(),
        line.mode().text(),
        counts.forMs(nowNanos),
        counts.perSecond(nowNanos),
        events,
        isAskedForGroups ? groups.of(line.schema()) : List.of());
  }

  private Counter register(ModeLine line) {
    return meters.counter(
        MetricNames.MODES, MetricNames.TOPIC, line.topic(), MetricNames.MODE, line.mode().text());
  }

  private record Line(String topic, String schema, long revision, Mode mode) {}

  private record ModeLine(String topic, Mode mode) {}
}
