package dev.assay.registry.trackapi;

import dev.assay.kit.access.Role;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.log.Writes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** The routes of the track API, apart from {@code /health} and {@code /admin/sync}. */
public final class TrackApi implements RouteSet {
  private final Freshness freshness;
  private final Lookups lookups;
  private final Index index;
  private final Uploads uploads;
  private final Checks checks;
  private final DriftReports drift;

  /** Reads from states of this freshness, writes there, dates by this clock. */
  public TrackApi(
      Freshness freshness,
      Writes writes,
      Comparisons comparisons,
      InstantSource clock,
      MeterRegistry meters) {
    Representations representations = new Representations();
    this.freshness = freshness;
    this.lookups = new Lookups(representations, comparisons);
    this.index = new Index(clock);
    this.uploads = new Uploads(writes, freshness.feed(), representations, clock);
    this.checks = new Checks(comparisons);
    this.drift = new DriftReports(writes, freshness.feed(), clock, meters);
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/index", Role.READER, freshness.answering(index::reply));
    // Before the routes by track: "by-id" is no track.
    routes.get("/schemas/by-id/:id", Role.READER, freshness.standing(lookups::byId));
    routes.get("/schemas/:track/:name", Role.READER, freshness.standing(lookups::version));
    routes.get(
        "/schemas/:track/:name/versions", Role.READER, freshness.answering(lookups::versions));
    routes.post("/admin/schemas", Role.PUBLISHER, Replying.blocking(uploads::publish));
    routes.get("/negotiate", Role.READER, freshness.answering(Negotiation::reply));
    routes.get("/compat/check", Role.READER, freshness.thinking(checks::versions));
    routes.post("/compat/check", Role.READER, freshness.thinking(checks::candidate));
    routes.post("/admin/telemetry", Role.PUBLISHER, Replying.blocking(drift::report));
  }
}
