package dev.assay.registry.trackapi;

import dev.assay.kit.access.Role;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.log.Writes;
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
  public void mountOn(Routes routes) {
    routes.get("/index", Role.READER, freshness.answering(index::reply));
    // Before the routes by track: "by-id" is no track.
    routes.get("/schemas/by-id/:id", Role.READER, freshness.standing(lookups::byId));
    routes.get("/schemas/:track/:name", Role.READER, freshness.standing(lookups::version));
    routes.get(
        "/schemas/:track/:name/versions", Role.READER, freshness.answering(lookups::versions));
    routes.post("/admin/schemas", Role.PUBLISHER, Replying.blocking(uploads::publish));
  }
}
