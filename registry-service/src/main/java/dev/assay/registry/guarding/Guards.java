package dev.assay.registry.guarding;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.enforcement.GuardTrip.Evidence;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.contracts.instances.InstanceReport.Counted;
import dev.assay.contracts.instances.InstanceReport.Events;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Adds up what all instances count, and finds policies that refuse more than they may; used by one
 * thread.
 *
 * <p>Schema by schema: among many that are fine, one that is broken would not be noticed.
 */
final class Guards {
  private static final Comparator<Sum> BY_SCHEMA =
      Comparator.comparingLong(Sum::revision).thenComparing(Sum::schema);

  private final Map<Place, Growth> growths = new HashMap<>();
  private final GroupsSeen groups = new GroupsSeen();
  private Map<Long, EnforcementPolicy> guarded = Map.of();

  /**
   * A policy that refuses too much.
   *
   * @param policy as it is in force
   * @param evidence what was seen
   */
  record Excess(EnforcementPolicy policy, Evidence evidence) {}

  /** From now on these policies are in force. */
  void guard(Collection<EnforcementPolicy> policies) {
    guarded =
        policies.stream()
            .filter(policy -> policy.rule().guard().isPresent())
            .collect(Collectors.toMap(EnforcementPolicy::revision, policy -> policy));
    growths.keySet().removeIf(place -> !guarded.containsKey(place.revision));
  }

  /**
   * An instance told its counts.
   *
   * @param isNow false where it had told so before anybody listened: then nobody knows when they
   *     came about
   */
  void told(InstanceId id, InstanceReport report, long nowNanos, boolean isNow) {
    for (Counted counted : report.counts()) {
      groups.add(counted);
      Optional.ofNullable(guarded.get(counted.revision()))
          // Under the same revision another mode decides where a policy ended by the clock.
          .filter(policy -> policy.mode().text().equals(counted.mode()))
          .flatMap(policy -> policy.rule().guard())
          .ifPresent(limits -> count(id, counted, limits, new Hearing(nowNanos, isNow)));
    }
  }

  private void count(InstanceId id, Counted counted, GuardLimits limits, Hearing hearing) {
    growths
        .computeIfAbsent(
            new Place(counted.revision(), counted.schema(), counted.topic(), id),
            _ -> new Growth(limits.window(), hearing.nowNanos, beginning(counted, limits, hearing)))
        .reached(counted.events(), hearing.nowNanos);
  }

  private static Events beginning(Counted counted, GuardLimits limits, Hearing hearing) {
    boolean allWithinWindow =
        hearing.isNow && Duration.ofMillis(counted.forMs()).compareTo(limits.window()) <= 0;
    return allWithinWindow ? Events.NONE : counted.events();
  }

  /**
   * The policies that refuse too much now.
   *
   * <p>What an instance counted goes on to count within its window, also when it has stopped.
   */
  List<Excess> look(long nowNanos) {
    Map<Sum, Sums> sums = new TreeMap<>(BY_SCHEMA);
    growths.forEach((place, growth) ->
        sums.merge(
            new Sum(place.revision, place.schema),
            new Sums(growth.within(nowNanos), growth.total()),
            Sums::plus));
    Map<Long, Excess> found = new LinkedHashMap<>();
    sums.forEach((sum, counted) ->
        Optional.ofNullable(guarded.get(sum.revision))
            .flatMap(policy -> excess(policy, sum.schema, counted))
            .ifPresent(excess -> found.putIfAbsent(sum.revision, excess)));
    return List.copyOf(found.values());
  }

  private Optional<Excess> excess(EnforcementPolicy policy, String schema, Sums counted) {
    GuardLimits limits = policy.rule().guard().orElseThrow();
    int newGroups = limits.newGroups().isPresent() ? groups.newUnder(policy.revision(), schema) : 0;
    long judged = counted.recent.judged();
    long rejected = counted.recent.rejected();
    return limits.isExceeded(judged, rejected) || limits.isExceeded(newGroups)
        ? Optional.of(
            new Excess(
                policy,
                new Evidence(schema, judged, rejected, counted.all.deadLettered(), newGroups)))
        : Optional.empty();
  }

  private record Sum(long revision, String schema) {}

  private record Sums(Events recent, Events all) {
    Sums plus(Sums others) {
      return new Sums(recent.plus(others.recent), all.plus(others.all));
    }
  }

  private record Place(long revision, String schema, String topic, InstanceId instance) {}

  private record Hearing(long nowNanos, boolean isNow) {}
}
