package dev.assay.registry;

import dev.assay.backup.source.LogPlace;
import dev.assay.kit.health.Health;
import dev.assay.kit.health.HealthChecks;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.MountedRoute;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.kit.metrics.Metrics;
import dev.assay.kit.time.SteadyClock;
import dev.assay.kit.tls.WatchedFiles;
import dev.assay.kit.topics.Topics;
import dev.assay.registry.audit.AuditTrail;
import dev.assay.registry.auditapi.AuditApi;
import dev.assay.registry.backups.BackupSchedule;
import dev.assay.registry.bindingapi.BindingApi;
import dev.assay.registry.changes.ChangeFeed;
import dev.assay.registry.changes.ChangeLimits;
import dev.assay.registry.changesapi.ChangesApi;
import dev.assay.registry.compatibilityapi.CompatibilityApi;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.describing.Descriptions;
import dev.assay.registry.describing.OwnSchemas;
import dev.assay.registry.diffapi.DiffApi;
import dev.assay.registry.documentapi.DocumentApi;
import dev.assay.registry.doorway.DoorAudit;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.enforcementapi.EnforcementApi;
import dev.assay.registry.enforcementapi.InstancesApi;
import dev.assay.registry.fleet.Fleet;
import dev.assay.registry.fleet.FleetFollower;
import dev.assay.registry.guarding.Watchman;
import dev.assay.registry.lifecycleapi.LifecycleApi;
import dev.assay.registry.log.Follower;
import dev.assay.registry.log.FollowerCondition;
import dev.assay.registry.log.Pen;
import dev.assay.registry.log.Writes;
import dev.assay.registry.mirror.Mirror;
import dev.assay.registry.mirror.MirrorStatus;
import dev.assay.registry.mirrorapi.MirrorRoutes;
import dev.assay.registry.releaseapi.ReleaseApi;
import dev.assay.registry.releaseapi.SyncApi;
import dev.assay.registry.state.StateFeed;
import dev.assay.registry.trackapi.HealthApi;
import dev.assay.registry.trackapi.TrackApi;
import dev.assay.registry.validationapi.ValidationApi;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;

/** One replica of the registry. */
public final class RegistryService implements AutoCloseable {
  private static final Duration FOR_TOPICS = Duration.ofSeconds(20);

  private final Lifecycle lifecycle;
  private final Follower follower;
  private final Pen pen;
  private final HttpHost http;

  private RegistryService(Lifecycle lifecycle, Follower follower, Pen pen, HttpHost http) {
    this.lifecycle = lifecycle;
    this.follower = follower;
    this.pen = pen;
    this.http = http;
  }

  /**
   * Starts a replica; returns when it listens, which may be before it has caught up.
   *
   * @throws dev.assay.kit.lifecycle.CannotStart if Kafka, a topic or the port is not as needed;
   *     nothing is left running then
   */
  public static RegistryService start(RegistryConfiguration config, Clock clock) {
    Lifecycle lifecycle = new Lifecycle();
    try {
      return wire(config, clock, lifecycle);
    } catch (RuntimeException failed) {
      lifecycle.close();
      throw failed;
    }
  }

  private static RegistryService wire(
      RegistryConfiguration config, Clock clock, Lifecycle lifecycle) {
    ensureTopics(config);
    Metrics metrics = lifecycle.open(new Metrics());
    Follower follower = lifecycle.open(Follower.start(config.log()));
    Comparisons comparisons = new Comparisons();
    Pen pen =
        lifecycle.open(
            Pen.start(config.log(), follower, comparisons, config.pen(), metrics.registry()));
    HealthChecks checks = new HealthChecks();
    checks.readiness("log", () -> healthOf(follower));
    RegistryMeters meters = new RegistryMeters(metrics.registry(), follower);
    lifecycle.open(meters.showState(checks));
    meters.showLog(follower::condition);
    Optional<Mirror> mirror = mirror(config, follower, lifecycle);
    mirror.ifPresent(on -> {
      checks.readiness("mirror", () -> healthOf(on.status()));
      meters.showMirror(on::status);
    });
    metrics.show(checks);
    Freshness freshness = new Freshness(follower, config.readTimeout());
    ChangesApi changes = changes(config, metrics, lifecycle);
    AuditTrail audit = lifecycle.open(new AuditTrail(config.kafka(), config.topics().audit()));
    DoorAudit door = lifecycle.open(DoorAudit.start(config.log(), metrics.registry(), clock));
    Fleet fleet = fleet(config, follower, pen, clock, lifecycle);
    meters.showFleet(fleet);
    HttpHost http =
        lifecycle.open(
            HttpHost.start(
                config.http(),
                List.of(
                    freshness,
                    checks,
                    metrics,
                    new HealthApi(checks, version(), clock),
                    new TrackApi(freshness, pen, comparisons, clock, metrics.registry()),
                    new LifecycleApi(freshness, pen, clock),
                    new CompatibilityApi(freshness, pen, clock),
                    new ReleaseApi(freshness, pen, clock),
                    new SyncApi(freshness, pen, config.sync(), clock),
                    new EnforcementApi(freshness, pen, clock),
                    new InstancesApi(fleet),
                    new BindingApi(freshness, pen, config.topics(), clock),
                    new DocumentApi(freshness, pen, comparisons, clock),
                    new DiffApi(freshness, comparisons),
                    new ValidationApi(freshness, comparisons),
                    changes,
                    new AuditApi(audit),
                    new Descriptions(config.topics(), version()),
                    new MirrorRoutes(mirror)),
                door));
    BackupSchedule.start(
            config.backup(),
            new LogPlace(config.kafka().properties(), config.topics()),
            config.mirror().access(),
            metrics.registry(),
            clock)
        .ifPresent(lifecycle::open);
    lifecycle.onClose("change-streams", changes::endStreams);
    return new RegistryService(lifecycle, follower, pen, http);
  }

  private static void ensureTopics(RegistryConfiguration config) {
    Topics.ensure(
        config.kafka().properties(),
        RegistryTopics.of(config.topics()),
        config.replication(),
        FOR_TOPICS);
  }

  private static Fleet fleet(
      RegistryConfiguration config,
      StateFeed feed,
      Writes writes,
      Clock clock,
      Lifecycle lifecycle) {
    Fleet fleet = new Fleet(System::nanoTime);
    Watchman watchman =
        new Watchman(feed, writes, new SteadyClock(clock, System::nanoTime), System::nanoTime);
    lifecycle.open(
        FleetFollower.start(config.kafka(), config.topics().instances(), clock, fleet, watchman));
    return fleet;
  }

  private static ChangesApi changes(
      RegistryConfiguration config, Metrics metrics, Lifecycle lifecycle) {
    ChangeLimits limits = ChangeLimits.defaults();
    ChangeFeed feed =
        lifecycle.open(
            ChangeFeed.start(
                config.kafka(), config.topics().schemaChanges(), limits, metrics.registry()));
    return new ChangesApi(feed, limits, metrics.registry());
  }

  private static Optional<Mirror> mirror(
      RegistryConfiguration config, StateFeed feed, Lifecycle lifecycle) {
    if (config.mirror().access().isEmpty()) {
      return Optional.empty();
    }
    WatchedFiles files =
        lifecycle.open(WatchedFiles.every(config.http().protection().reloadInterval()));
    Admin kafka = lifecycle.open(Admin.create(config.kafka().properties()));
    return Optional.of(
        lifecycle.open(Mirror.toEtcd(config.mirror(), files, kafka, config.topics(), feed)));
  }

  /** A copy that lags never keeps a replica from its work. */
  private static Health healthOf(MirrorStatus status) {
    return switch (status) {
      case MirrorStatus.Starting() -> Health.up("starting");
      case MirrorStatus.Following(var position) -> Health.up();
      case MirrorStatus.Waiting(String reason) -> Health.degraded(reason);
      case MirrorStatus.Halted(String reason) -> Health.degraded("halted: " + reason);
    };
  }

  private static Health healthOf(Follower follower) {
    boolean caughtUp = follower.caughtUp().toCompletableFuture().isDone();
    return switch (follower.condition()) {
      case FollowerCondition.CatchingUp() -> Health.down("the log is still being read");
      case FollowerCondition.Following() -> Health.up();
      case FollowerCondition.KafkaAway(String detail) ->
          caughtUp
              ? Health.degraded("Kafka is away, the last state stands: " + detail)
              : Health.down("Kafka is away before the log was read: " + detail);
      case FollowerCondition.Stopped(String reason) -> Health.down(reason);
    };
  }

  private static String version() {
    return Optional.ofNullable(RegistryService.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Where it listens. */
  public URI uri() {
    return http.uri();
  }

  /** What it answers, and what each route asks of its caller. */
  public List<MountedRoute> routes() {
    return http.routes();
  }

  /** The state it answers from, as it changes. */
  public StateFeed feed() {
    return follower;
  }

  /**
   * Publishes what the change events carry, as far as it is missing; completes once it is there, or
   * can't be written now.
   */
  public CompletionStage<Void> holdOwnSchemas(Clock clock) {
    return OwnSchemas.publishMissing(follower, pen, clock);
  }

  /** Stops listening, writing and following, in this order. */
  @Override
  public void close() {
    lifecycle.close();
  }
}
