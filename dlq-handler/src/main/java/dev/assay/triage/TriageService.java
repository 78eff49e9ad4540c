package dev.assay.triage;

import dev.assay.kit.health.Health;
import dev.assay.kit.health.HealthChecks;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.MountedRoute;
import dev.assay.kit.http.Protection;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.kit.metrics.Metrics;
import dev.assay.kit.tls.WatchedFiles;
import dev.assay.triage.archive.ArchiveStore;
import dev.assay.triage.courier.AlertRoutes;
import dev.assay.triage.courier.Output;
import dev.assay.triage.failureapi.FailureRoutes;
import dev.assay.triage.heal.Healing;
import dev.assay.triage.heal.NewestSchemas;
import dev.assay.triage.heal.SchemaFollower;
import dev.assay.triage.herald.Clockwork;
import dev.assay.triage.herald.Day;
import dev.assay.triage.herald.Herald;
import dev.assay.triage.letters.LetterReader;
import dev.assay.triage.marklog.MarkLog;
import dev.assay.triage.moving.Archives;
import dev.assay.triage.moving.MovingSettings;
import dev.assay.triage.moving.Redrives;
import dev.assay.triage.moving.StrokeWatch;
import dev.assay.triage.peers.AllGroups;
import dev.assay.triage.peers.PeerCalls;
import dev.assay.triage.peers.PeerRoutes;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.privacy.SchemaTexts;
import dev.assay.triage.redriveapi.ArchiveRoutes;
import dev.assay.triage.redriveapi.RedriveRoutes;
import dev.assay.triage.texts.TextLog;
import dev.assay.triage.topology.Condition;
import dev.assay.triage.topology.Grouping;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A dlq-handler: reads dead-letter topics, keeps failure groups, tells them over HTTP.
 *
 * <p>Several instances share the groups, if each has a name and a place where the others reach it;
 * any of them answers for all. Without that, a second one takes the first one's place; the first
 * stays up, not ready, and says so.
 */
public final class TriageService implements AutoCloseable {
  private static final Duration TEXTS_WITHIN = Duration.ofSeconds(15);

  private final Lifecycle lifecycle;
  private final HttpHost http;

  private TriageService(Lifecycle lifecycle, HttpHost http) {
    this.lifecycle = lifecycle;
    this.http = http;
  }

  /**
   * Starts and returns when it listens; groups are readable once {@code /readyz} says so.
   *
   * @param clock tells the time
   * @throws dev.assay.kit.lifecycle.CannotStart if Kafka, a topic or the port isn't to be had;
   *     nothing is left running then
   */
  public static TriageService start(TriageConfiguration configuration, Clock clock) {
    Lifecycle lifecycle = new Lifecycle();
    try {
      return wire(configuration, clock, lifecycle);
    } catch (RuntimeException e) {
      lifecycle.close();
      throw e;
    }
  }

  private static TriageService wire(
      TriageConfiguration configuration, Clock clock, Lifecycle lifecycle) {
    DeadLetterTopics.ensure(configuration);
    Metrics metrics = lifecycle.open(new Metrics());
    TriageMeters meters = new TriageMeters(metrics.registry());
    NewestSchemas schemas = schemas(configuration, lifecycle);
    Privacy privacy =
        new Privacy(configuration.privacy().toRules(), texts(configuration, lifecycle));
    Grouping grouping =
        lifecycle.open(
            Grouping.start(
                configuration.grouping(),
                meters,
                new Healing(schemas),
                new Grouping.Rules(privacy, configuration.retention().toKeeping())));
    meters.watchGroups(grouping);
    HealthChecks health = new HealthChecks();
    health.readiness("grouping", () -> readiness(grouping.condition()));
    health.liveness("grouping", () -> liveness(grouping.condition()));
    metrics.show(health);
    AllGroups groups =
        new AllGroups(
            grouping.groups(),
            grouping::others,
            configuration.groups().partitions(),
            peers(configuration, lifecycle));
    Optional<ArchiveStore> store = configuration.archive().store().map(lifecycle::open);
    MovingSettings moving = configuration.moving().with(privacy, store);
    Redrives redrives =
        lifecycle.open(
            Redrives.start(
                moving,
                fingerprint -> MarkedFixed.isFixed(groups, fingerprint, clock),
                clock,
                new Redrives.Watches(StrokeWatch.NONE, meters)));
    meters.watchRedrives(redrives::count);
    Optional<Archives> archives =
        store.map(
            it -> lifecycle.open(new Archives(moving, it, configuration.archive().hides(), clock)));
    Couriers couriers = new Couriers(configuration, clock);
    meters.expect(couriers.outputs().stream().map(Output::name).toList());
    couriers.startAll(
        lifecycle, meters, new RedriveUnasked(redrives, configuration.deadLetterTopics(), clock));
    lifecycle.open(herald(configuration, groups, clock));
    MarkLog marks =
        lifecycle.open(
            new MarkLog(
                new MarkLog.Place(
                    configuration.kafka(),
                    configuration.names().failureMarks(),
                    configuration.names().audit(),
                    moving.hands().instance())));
    LetterReader letters =
        new LetterReader(configuration.kafka(), configuration.subscription()::includes, privacy);
    HttpHost http =
        lifecycle.open(
            HttpHost.start(
                configuration.http(),
                List.of(
                    new FailureRoutes(groups, meters.counting(marks), letters, clock),
                    new PeerRoutes(grouping.groups()),
                    new AlertRoutes(couriers.outputs(), clock),
                    new RedriveRoutes(redrives, groups, configuration.deadLetterTopics(), clock),
                    new ArchiveRoutes(
                        archives, groups, configuration.deadLetterTopics(), redrives, clock),
                    new StatusRoute(configuration, grouping, clock.instant()),
                    health,
                    metrics)));
    return new TriageService(lifecycle, http);
  }

  private static PeerCalls peers(TriageConfiguration configuration, Lifecycle lifecycle) {
    Protection protection = configuration.http().protection();
    WatchedFiles files = lifecycle.open(WatchedFiles.every(protection.reloadInterval()));
    return lifecycle.open(PeerCalls.open(configuration.groups().peers().access(protection), files));
  }

  private static NewestSchemas schemas(TriageConfiguration configuration, Lifecycle lifecycle) {
    return configuration.healing().suggest()
        ? lifecycle.open(
            SchemaFollower.start(configuration.kafka(), configuration.names().schemas()))
        : NewestSchemas.NONE;
  }

  private static Herald herald(TriageConfiguration configuration, AllGroups groups, Clock clock) {
    AlertsConfiguration.Timed timed = configuration.alerts().clock();
    Day day =
        new Day(
            configuration.kafka(),
            configuration.names().schemaChanges(),
            configuration.deadLetterTopics(),
            groups);
    return Herald.start(
        new Herald.Place(
            configuration.kafka(),
            configuration.applicationId() + "-herald",
            configuration.moving().hands().instance(),
            configuration.names().schemaChanges(),
            configuration.names().alerts()),
        Clockwork.of(
            timed.registry(),
            timed.trust(),
            timed.registryDownAfter(),
            timed.summaryTime().map(at -> new Clockwork.Summing(at, timed.zoneId(), day))),
        clock);
  }

  private static SchemaTexts texts(TriageConfiguration configuration, Lifecycle lifecycle) {
    return configuration.privacy().schemas()
        ? lifecycle.open(
            TextLog.start(configuration.kafka(), configuration.names().schemas(), TEXTS_WITHIN))
        : SchemaTexts.NONE;
  }

  private static Health readiness(Condition condition) {
    return switch (condition) {
      case Condition.Running() -> Health.up();
      case Condition.NotYet(String why) -> Health.down(why);
      case Condition.Stopped(String why, boolean fenced) -> Health.down(why);
    };
  }

  private static Health liveness(Condition condition) {
    return switch (condition) {
      case Condition.Running() -> Health.up();
      case Condition.NotYet(String why) -> Health.up(why);
      case Condition.Stopped(String why, boolean fenced) ->
          fenced
              ? Health.degraded("another instance of the same name took over")
              : Health.down(why);
    };
  }

  /** What it answers, and what each route asks of its caller. */
  public List<MountedRoute> routes() {
    return http.routes();
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** Where it can be reached from this machine. */
  public URI uri() {
    return http.uri();
  }

  /** Stops listening, commits what was grouped, leaves the consumer group; within some 3 s. */
  @Override
  public void close() {
    lifecycle.close();
  }
}
