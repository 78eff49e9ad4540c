package dev.assay.triage;

import dev.assay.kit.health.Health;
import dev.assay.kit.health.HealthChecks;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.MountedRoute;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.kit.metrics.Metrics;
import dev.assay.triage.failureapi.FailureRoutes;
import dev.assay.triage.moving.Redrives;
import dev.assay.triage.moving.StrokeWatch;
import dev.assay.triage.redrive.FixedGroups;
import dev.assay.triage.redriveapi.RedriveRoutes;
import dev.assay.triage.topology.Condition;
import dev.assay.triage.topology.Grouping;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * A dlq-handler: reads dead-letter topics, keeps failure groups, tells them over HTTP.
 *
 * <p>One instance at a time is its scope: each answers from its own stores only. A second one under
 * the same application id takes the first one's place; the first stays up, not ready, and says so.
 */
public final class TriageService implements AutoCloseable {
  private final Lifecycle lifecycle;
  private final HttpHost http;

  private TriageService(Lifecycle lifecycle, HttpHost http) {
    this.lifecycle = lifecycle;
    this.http = http;
  }

  /**
   * Starts and returns when it listens; groups are readable once {@code /readyz} says so.
   *
   * @param clock tells when it was started
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
    DeadLetterTopics.ensure(
        configuration.bootstrapServers(), configuration.deadLetterTopics(), configuration.topics());
    Metrics metrics = lifecycle.open(new Metrics());
    TriageMeters meters = new TriageMeters(metrics.registry());
    Grouping grouping = lifecycle.open(Grouping.start(configuration.grouping(), meters));
    meters.watchGroups(grouping::groupCount);
    Redrives redrives =
        lifecycle.open(
            Redrives.start(configuration.moving(), FixedGroups.NONE, clock, StrokeWatch.NONE));
    HealthChecks health = new HealthChecks();
    health.readiness("grouping", () -> readiness(grouping.condition()));
    health.liveness("grouping", () -> liveness(grouping.condition()));
    HttpHost http =
        lifecycle.open(
            HttpHost.start(
                configuration.http(),
                List.of(
                    new FailureRoutes(grouping.groups()),
                    new RedriveRoutes(
                        redrives, grouping.groups(), configuration.deadLetterTopics(), clock),
                    new StatusRoute(configuration, grouping, clock.instant()),
                    health,
                    metrics)));
    return new TriageService(lifecycle, http);
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
          fenced ? Health.degraded("another instance took over") : Health.down(why);
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
