package dev.assay.registry;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.kit.health.HealthChecks;
import dev.assay.registry.fleet.Fleet;
import dev.assay.registry.fleet.Member;
import dev.assay.registry.log.FollowerCondition;
import dev.assay.registry.mirror.MirrorStatus;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.StateFeed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What is measured about what this replica knows; writing measures itself. */
final class RegistryMeters {
  private static final String HEALTH = "schema_registry_health";
  private static final String SCHEMA_COUNT = "schema_registry_schema_count";
  private static final String LOG_OFFSET = "assay_registry_log_offset";
  private static final String LOG_STATUS = "assay_registry_log_status";
  private static final String POLICIES = "assay_registry_policies";
  private static final String POLICIES_TRIPPED = "assay_registry_policies_tripped";
  private static final String POLICY_REVISION = "assay_registry_policy_revision";
  private static final String FLEET = "assay_registry_fleet";
  private static final String MIRROR_STATUS = "assay_registry_mirror_status";
  private static final String MIRROR_OFFSET = "assay_registry_mirror_offset";
  private static final List<String> CONDITIONS =
      List.of("catching-up", "following", "kafka-away", "stopped");
  private static final List<String> STATUSES =
      List.of("starting", "following", "waiting", "halted");
  private static final List<String> STANDINGS = List.of("current", "behind", "silent");

  private final MeterRegistry registry;
  private final StateFeed feed;

  RegistryMeters(MeterRegistry registry, StateFeed feed) {
    this.registry = registry;
    this.feed = feed;
  }

  /** What the state holds. */
  StateFeed.Subscription showState(HealthChecks checks) {
    Gauge.builder(HEALTH, checks, asked -> asked.ready().isReady() ? 1 : 0)
        .description("1 where this replica is ready, else 0")
        .register(registry);
    offset(LOG_OFFSET, "schemas", LogPosition::schemas, () -> feed.current().position());
    offset(LOG_OFFSET, "enforcement", LogPosition::enforcement, () -> feed.current().position());
    showPolicies();
    MultiGauge counts =
        MultiGauge.builder(SCHEMA_COUNT).description("Schemas on a track").register(registry);
    count(counts, feed.current().state());
    return feed.onChange(snapshot -> count(counts, snapshot.state()));
  }

  private void showPolicies() {
    Gauge.builder(POLICY_REVISION, feed, RegistryMeters::newestRevision)
        .description("Revision of the newest policy")
        .register(registry);
    Gauge.builder(POLICIES_TRIPPED, () -> policies(policy -> policy.trip().isPresent()))
        .description("Policies that a guard took back, and nobody armed again")
        .register(registry);
    for (Mode mode : Mode.values()) {
      Gauge.builder(POLICIES, () -> policies(policy -> policy.mode() == mode))
          .description("Policies decided, by mode")
          .tag("mode", mode.text())
          .register(registry);
    }
  }

  private long policies(Predicate<EnforcementPolicy> wanted) {
    return feed.current().state().policies().stream().filter(wanted).count();
  }

  private static long newestRevision(StateFeed feed) {
    return feed.current().state().nextPolicyRevision() - 1;
  }

  /** How it goes with following the log. */
  void showLog(Supplier<FollowerCondition> condition) {
    states(LOG_STATUS, "How this replica follows the log", CONDITIONS, () -> text(condition.get()));
  }

  private static String text(FollowerCondition condition) {
    return switch (condition) {
      case FollowerCondition.CatchingUp() -> "catching-up";
      case FollowerCondition.Following() -> "following";
      case FollowerCondition.KafkaAway(String detail) -> "kafka-away";
      case FollowerCondition.Stopped(String reason) -> "stopped";
    };
  }

  /** Where the copy in etcd stands. */
  void showMirror(Supplier<MirrorStatus> status) {
    states(MIRROR_STATUS, "How the copy in etcd is kept", STATUSES, () -> text(status.get()));
    mirrored("schemas", LogPosition::schemas, status);
    mirrored("enforcement", LogPosition::enforcement, status);
  }

  private void mirrored(
      String topic, ToLongFunction<LogPosition> part, Supplier<MirrorStatus> status) {
    Gauge.builder(
            MIRROR_OFFSET,
            () ->
                status.get() instanceof MirrorStatus.Following(LogPosition position)
                    ? part.applyAsLong(position)
                    : Double.NaN)
        .description("Last offset that the copy in etcd has, as far as this replica knows")
        .tag("topic", topic)
        .register(registry);
  }

  private static String text(MirrorStatus status) {
    return switch (status) {
      case MirrorStatus.Starting() -> "starting";
      case MirrorStatus.Following(LogPosition position) -> "following";
      case MirrorStatus.Waiting(String reason) -> "waiting";
      case MirrorStatus.Halted(String reason) -> "halted";
    };
  }

  /** How many validators have acknowledged the newest policy. */
  void showFleet(Fleet fleet) {
    for (String standing : STANDINGS) {
      Gauge.builder(
              FLEET,
              () ->
                  fleet.members().stream()
                      .filter(member -> standing(member).equals(standing))
                      .count())
          .description("Validators heard of, by whether they apply the newest policy")
          .tag("standing", standing)
          .register(registry);
    }
  }

  private String standing(Member member) {
    if (!member.isLive()) {
      return "silent";
    }
    return member.report().policyRevision() < newestRevision(feed) ? "behind" : "current";
  }

  private void offset(
      String name, String topic, ToLongFunction<LogPosition> part, Supplier<LogPosition> position) {
    Gauge.builder(name, () -> part.applyAsLong(position.get()))
        .description("Last offset applied")
        .tag("topic", topic)
        .register(registry);
  }

  private void states(String name, String describes, List<String> all, Supplier<String> now) {
    for (String state : all) {
      Gauge.builder(name, () -> now.get().equals(state) ? 1 : 0)
          .description(describes + ": 1 for the state it is in, 0 for the others")
          .tag("status", state)
          .register(registry);
    }
  }

  private static void count(MultiGauge counts, RegistryState state) {
    counts.register(
        state.subjectCounts().entrySet().stream()
            .<MultiGauge.Row<?>>map(track ->
                MultiGauge.Row.of(Tags.of("track", track.getKey().value()), track.getValue()))
            .toList(),
        true);
  }
}
