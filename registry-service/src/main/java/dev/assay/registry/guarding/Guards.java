package dev.assay.registry.guarding;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.enforcement.GuardTrip.Evidence;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.contracts.instances.InstanceReport.Counted;
import dev.assay.contracts.instances.InstanceReport.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Adds up what all instances count, and finds policies that refuse more than they may; used by one
 * thread.
 *
 * <p>Schema by schema: among many that are fine, one that is broken would not be noticed.
 */
final class Guards {
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
    List<Excess> found = new ArrayList<>();
    for (EnforcementPolicy policy : guarded.values()) {
      GuardLimits limits = policy.rule().guard().orElseThrow();
      schemasUnder(policy.revision()).stream()
          .map(schema -> evidence(policy.revision(), schema, nowNanos))
          .filter(seen ->
              limits.isExceeded(seen.judged(), seen.rejected())
                  || limits.isExceeded(seen.newGroups()))
          .findFirst()
          .ifPresent(seen -> found.add(new Excess(policy, seen)));
    }
    return found;
  }

  private NavigableSet<String> schemasUnder(long revision) {
    return growths.keySet().stream()
        .filter(place -> place.revision == revision)
        .map(place -> place.schema)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Evidence evidence(long revision, String schema, long nowNanos) {
    Events recent = Events.NONE;
    Events all = Events.NONE;
    for (Map.Entry<Place, Growth> each : growths.entrySet()) {
      if (each.getKey().revision == revision && each.getKey().schema.equals(schema)) {
        recent = recent.plus(each.getValue().within(nowNanos));
        all = all.plus(each.getValue().total());
      }
    }
    return new Evidence(
        schema,
        recent.judged(),
        recent.rejected(),
        all.deadLettered(),
        groups.newUnder(revision, schema));
  }

  private record Place(long revision, String schema, String topic, InstanceId instance) {}

  private record Hearing(long nowNanos, boolean isNow) {}
}
