package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.HealthBody;
import dev.assay.kit.health.Health;
import dev.assay.kit.health.HealthChecks;
import dev.assay.kit.health.HealthReport;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /health}, in the words of the track API's clients. */
public final class HealthApi implements RouteSet {
  private final HealthChecks checks;
  private final String version;
  private final InstantSource clock;

  /** Tells these checks, under this version of the service. */
  public HealthApi(HealthChecks checks, String version, InstantSource clock) {
    this.checks = checks;
    this.version = version;
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.probe("/health", Replying.now(this::reply));
  }

  private Reply reply(RoutingContext request) {
    HealthReport report = checks.ready();
    Map<String, String> words = new LinkedHashMap<>();
    report.checks().forEach((name, health) -> words.put(name, word(health)));
    HealthBody body =
        new HealthBody(word(report.status()), clock.instant().toString(), words, version);
    return Reply.json(report.isReady() ? 200 : 503, body).withHeader("Cache-Control", "no-store");
  }

  private static String word(Health health) {
    String status = word(health.status());
    return health.detail().isEmpty() ? status : status + ": " + health.detail();
  }

  private static String word(Health.Status status) {
    return switch (status) {
      case UP -> "healthy";
      case DEGRADED -> "degraded";
      case DOWN -> "unhealthy";
    };
  }
}
