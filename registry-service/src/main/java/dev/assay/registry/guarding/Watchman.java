package dev.assay.registry.guarding;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Command.EndPolicy;
import dev.assay.registry.decision.Command.TripGuard;
import dev.assay.registry.fleet.FleetFollower;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.StateFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wishes for what the registry has to decide by itself; runs on the thread that hears the
 * validators.
 *
 * <p>Every replica does. Each wish names the revision that it is about, so the pen grants the first
 * and finds the others overtaken.
 */
public final class Watchman implements FleetFollower.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);
  private static final String US = "assay";

  private final StateFeed feed;
  private final Writes writes;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Guards guards = new Guards();
  private final Set<Long> wishedFor = ConcurrentHashMap.newKeySet();
  private RegistryState known = RegistryState.EMPTY;

  /**
   * A watchman.
   *
   * @param clock says when a policy's time is over
   * @param nanos measures windows; never jumps
   */
  public Watchman(StateFeed feed, Writes writes, InstantSource clock, LongSupplier nanos) {
    this.feed = feed;
    this.writes = writes;
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  public void told(InstanceId id, InstanceReport report, boolean isNow) {
    learn();
    guards.told(id, report, nanos.getAsLong(), isNow);
  }

  @Override
  public void left(InstanceId id) {
    // What it counted within the window goes on to count.
  }

  @Override
  public void heardAll() {
    learn();
    trip();
    end();
  }

  @SuppressWarnings("ReferenceEquality") // states are compared by identity: any change is a new one
  private void learn() {
    RegistryState now = feed.current().state();
    if (now != known) {
      known = now;
      guards.guard(now.policies());
    }
  }

  private void trip() {
    for (Guards.Excess excess : guards.look(nanos.getAsLong())) {
      EnforcementPolicy policy = excess.policy();
      wish(
          policy,
          new TripGuard(policy.scope(), policy.revision(), excess.evidence(), provenance()));
    }
  }

  private void end() {
    Instant now = clock.instant();
    List<EnforcementPolicy> due =
        known.policies().stream()
            .filter(policy -> policy.ending().stream().anyMatch(end -> !end.at().isAfter(now)))
            .toList();
    for (EnforcementPolicy policy : due) {
      wish(policy, new EndPolicy(policy.scope(), policy.revision(), new Provenance(US, now)));
    }
  }

  private Provenance provenance() {
    return new Provenance(US, clock.instant());
  }

  private void wish(EnforcementPolicy policy, Command command) {
    if (wishedFor.add(policy.revision())) {
      long began = nanos.getAsLong();
      var _ =
          writes
              .submit(command)
              .whenComplete((outcome, bug) -> {
                wishedFor.remove(policy.revision());
                tell(policy, outcome, bug, Duration.ofNanos(nanos.getAsLong() - began));
              });
    }
  }

  private static void tell(
      EnforcementPolicy policy, @Nullable Outcome outcome, @Nullable Throwable bug, Duration took) {
    if (outcome instanceof Outcome.Written(var reply, var _)) {
      LOG.atWarn()
          .addKeyValue("scope", policy.scope())
          .addKeyValue("revision", policy.revision())
          .addKeyValue("decided", reply)
          .addKeyValue("took_ms", took.toMillis())
          .log("a policy was replaced without anybody asking");
    } else if (!(outcome instanceof Outcome.StoodAlready)) {
      LOG.atWarn()
          .addKeyValue("scope", policy.scope())
          .addKeyValue("revision", policy.revision())
          .addKeyValue("outcome", outcome)
          .setCause(bug)
          .log("a policy that should be replaced could not be; trying again");
    }
  }
}
