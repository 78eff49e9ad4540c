package dev.assay.registry.trackapi;

import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.log.Writes;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
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
  public void mountOn(Router router) {
    router.get("/index").handler(freshness.answering(index::reply));
    // Before the routes by track: "by-id" is no track.
    router.get("/schemas/by-id/:id").handler(freshness.answering(lookups::byId));
    router.get("/schemas/:track/:name").handler(freshness.answering(lookups::version));
    router.get("/schemas/:track/:name/versions").handler(freshness.answering(lookups::versions));
    router.get("/negotiate").handler(freshness.answering(Negotiation::reply));
    router.get("/compat/check").handler(freshness.working(checks::versions));
    router.post("/compat/check").handler(freshness.working(checks::candidate));
    router.post("/admin/schemas").handler(Replying.blocking(uploads::publish));
    router.post("/admin/telemetry").handler(Replying.blocking(drift::report));
  }
}
