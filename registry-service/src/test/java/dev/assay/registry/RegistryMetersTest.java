package dev.assay.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.kit.health.HealthChecks;
import dev.assay.registry.fleet.Fleet;
import dev.assay.registry.log.FollowerCondition;
import dev.assay.registry.mirror.MirrorStatus;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.state.StateFeed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RegistryMetersTest {
  private static final long LONG_AGO_NANOS = Duration.ofSeconds(11).toNanos();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Standing feed = new Standing();
  private final RegistryMeters meters = new RegistryMeters(registry, feed);
  private final HealthChecks checks = new HealthChecks();
  private long nowNanos = 1;

  @Test
  void oneStateOfTheLogIsOneAndTheOthersAreNone() {
    AtomicReference<FollowerCondition> condition =
        new AtomicReference<>(new FollowerCondition.Following());
    meters.showLog(condition::get);
    assertThat(states("assay_registry_log_status")).containsExactly("following");
    condition.set(new FollowerCondition.KafkaAway("no connection"));
    assertThat(states("assay_registry_log_status")).containsExactly("kafka-away");
    condition.set(new FollowerCondition.Stopped("offset 7 can't be read"));
    assertThat(states("assay_registry_log_status")).containsExactly("stopped");
    condition.set(new FollowerCondition.CatchingUp());
    assertThat(states("assay_registry_log_status")).containsExactly("catching-up");
  }

  @Test
  void theMirrorsOffsetIsOnlyToldWhereItIsKnown() {
    AtomicReference<MirrorStatus> status = new AtomicReference<>(new MirrorStatus.Starting());
    meters.showMirror(status::get);
    assertThat(states("assay_registry_mirror_status")).containsExactly("starting");
    assertThat(gauge("assay_registry_mirror_offset", "topic", "schemas")).isNaN();
    status.set(new MirrorStatus.Following(new LogPosition(12, 3)));
    assertThat(states("assay_registry_mirror_status")).containsExactly("following");
    assertThat(gauge("assay_registry_mirror_offset", "topic", "schemas")).isEqualTo(12);
    assertThat(gauge("assay_registry_mirror_offset", "topic", "enforcement")).isEqualTo(3);
    status.set(new MirrorStatus.Halted("another cluster's"));
    assertThat(states("assay_registry_mirror_status")).containsExactly("halted");
    status.set(new MirrorStatus.Waiting("etcd is away"));
    assertThat(states("assay_registry_mirror_status")).containsExactly("waiting");
  }

  @Test
  void policiesAreCountedByModeAndTheNewestRevisionIsTold() {
    feed.snapshot =
        new Snapshot(
            States.after(
                Wishes.setPolicy("topic:a", Mode.ENFORCE, Wishes.NOON),
                Wishes.setPolicy("topic:b", Mode.OFF, Wishes.NOON),
                Wishes.setPolicy("topic:c", Mode.OFF, Wishes.NOON)),
            LogPosition.START);
    var _ = meters.showState(checks);
    assertThat(gauge("assay_registry_policies", "mode", "off")).isEqualTo(2);
    assertThat(gauge("assay_registry_policies", "mode", "enforce")).isEqualTo(1);
    assertThat(gauge("assay_registry_policies", "mode", "canary")).isZero();
    assertThat(registry.get("assay_registry_policy_revision").gauge().value()).isEqualTo(3);
    assertThat(registry.get("assay_registry_policies_tripped").gauge().value()).isZero();
  }

  @Test
  void validatorsStandByWhatTheyAcknowledgedAndWhetherTheySpeak() {
    feed.snapshot =
        new Snapshot(
            States.after(Wishes.setPolicy("topic:a", Mode.ENFORCE, Wishes.NOON)),
            LogPosition.START);
    Fleet fleet = new Fleet(() -> nowNanos);
    meters.showFleet(fleet);
    tell(fleet, "three#c", 1);
    nowNanos += LONG_AGO_NANOS;
    tell(fleet, "one#a", 1);
    tell(fleet, "two#b", 0);
    assertThat(gauge("assay_registry_fleet", "standing", "current")).isEqualTo(1);
    assertThat(gauge("assay_registry_fleet", "standing", "behind")).isEqualTo(1);
    assertThat(gauge("assay_registry_fleet", "standing", "silent")).isEqualTo(1);
  }

  private static void tell(Fleet fleet, String id, long revision) {
    fleet.told(
        InstanceId.parse(id),
        new InstanceReport(
            "host", "app", "1", 1, 500, "RUNNING", 0, 0, revision, List.of(), List.of()),
        Duration.ZERO);
  }

  private double gauge(String name, String label, String value) {
    return registry.get(name).tag(label, value).gauge().value();
  }

  private List<String> states(String name) {
    return registry.get(name).gauges().stream()
        .filter(gauge -> gauge.value() == 1)
        .map(gauge -> String.valueOf(gauge.getId().getTag("status")))
        .toList();
  }

  /** Stands where it is put. */
  private static final class Standing implements StateFeed {
    private Snapshot snapshot = Snapshot.START;

    @Override
    public Snapshot current() {
      return snapshot;
    }

    @Override
    public CompletionStage<Snapshot> caughtUp() {
      return CompletableFuture.completedStage(snapshot);
    }

    @Override
    public CompletionStage<Snapshot> awaitAtLeast(LogPosition position, Duration atMost) {
      return CompletableFuture.completedStage(snapshot);
    }

    @Override
    public Subscription onChange(Consumer<Snapshot> listener) {
      return () -> {};
    }
  }
}
