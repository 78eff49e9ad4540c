package dev.assay.registry.trackapi;

import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.log.Writes;
import io.vertx.ext.web.Router;
import java.time.InstantSource;

/** The routes of the track API, apart from {@code /health}. */
public final class TrackApi implements RouteSet {
  private final Freshness freshness;
  private final Lookups lookups;
  private final Index index;
  private final Uploads uploads;

  /** Reads from states of this freshness, writes there, dates by this clock. */
  public TrackApi(Freshness freshness, Writes writes, InstantSource clock) {
    Representations representations = new Representations();
    this.freshness = freshness;
    this.lookups = new Lookups(representations);
    this.index = new Index(clock);
    this.uploads = new Uploads(writes, freshness.feed(), representations, clock);
  }

  @Override
  public void mountOn(Router router) {
    router.get("/index").handler(freshness.answering(index::reply));
    // Before the routes by track: "by-id" is no track.
    router.get("/schemas/by-id/:id").handler(freshness.standing(lookups::byId));
    router.get("/schemas/:track/:name").handler(freshness.standing(lookups::version));
    router.get("/schemas/:track/:name/versions").handler(freshness.answering(lookups::versions));
    router.post("/admin/schemas").handler(Replying.blocking(uploads::publish));
  }
}
