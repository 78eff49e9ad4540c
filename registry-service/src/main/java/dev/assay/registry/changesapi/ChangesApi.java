package dev.assay.registry.changesapi;

import dev.assay.kit.access.Role;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.changes.ChangeFeed;
import dev.assay.registry.changes.ChangeFilter;
import dev.assay.registry.changes.ChangeLimits;
import dev.assay.registry.edge.Query;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code GET /changes} and {@code /ws/changes}. */
public final class ChangesApi implements RouteSet {
  private static final String STREAM = "text/event-stream";
  private final Streams streams;
  private final ChangePages pages;

  /** Tells from this feed, within these limits. */
  public ChangesApi(ChangeFeed feed, ChangeLimits limits, MeterRegistry meters) {
    this.streams = Streams.of(feed, limits, meters);
    this.pages = new ChangePages(feed);
  }

  @Override
  public void mountOn(Routes routes) {
    Handler<RoutingContext> page = Replying.blocking(pages::reply);
    Handler<RoutingContext> stream = this::stream;
    routes.stream(
        "/changes", Role.READER, request -> (wantsPage(request) ? page : stream).handle(request));
    routes.stream("/ws/changes", Role.READER, new Sockets(streams)::connect);
  }

  private static boolean wantsPage(RoutingContext request) {
    String accept = Optional.ofNullable(request.request().getHeader("Accept")).orElse(STREAM);
    return accept.contains("application/json") && !accept.contains(STREAM);
  }

  private void stream(RoutingContext request) {
    Query query = Query.of(request, "subject", "track", "type", "from", "access_token");
    ChangeFilter filter =
        Asked.filter(query.texts("subject"), query.texts("track"), query.texts("type"));
    From from =
        Optional.ofNullable(request.request().getHeader("Last-Event-ID"))
            .filter(id -> !id.isBlank())
            .map(Asked::after)
            .or(() -> query.text("from").map(Asked::from))
            .orElseGet(From.Latest::new);
    if (streams.isFull()) {
      ChangesProblems.full(streams.limits().subscribers()).writeTo(request.response());
      return;
    }
    Context loop = request.vertx().getOrCreateContext();
    Opening.find(from, streams, loop, start -> begin(request, filter, start));
  }

  private void begin(RoutingContext request, ChangeFilter filter, Start start) {
    if (request.response().closed()) {
      return;
    }
    switch (start) {
      case Start.Here here -> open(request, filter, here);
      case Start.Gone gone -> ChangesProblems.of(gone).writeTo(request.response());
      case Start.Ahead ahead -> ChangesProblems.of(ahead).writeTo(request.response());
      case Start.Unavailable away -> ChangesProblems.of(away).writeTo(request.response());
    }
  }

  private void open(RoutingContext request, ChangeFilter filter, Start.Here start) {
    if (request.request().method().equals(HttpMethod.HEAD)) {
      Reply.empty(200).withHeader("Content-Type", STREAM).writeTo(request.response());
      return;
    }
    Context loop = request.vertx().getOrCreateContext();
    EventStream stream = EventStream.to(request.request(), streams.limits().queuedBytes());
    // Before its head is written: whoever has read it must be told of the end.
    Following following = Following.among(streams, stream, filter, loop);
    request.response().closeHandler(_ -> following.ended());
    request.response().exceptionHandler(_ -> following.ended());
    stream.open();
    following.begin(start);
  }

  /**
   * Ends all streams in the way their protocols have for it, so that clients come back elsewhere;
   * not on an event loop.
   */
  public void endStreams() {
    streams.end();
  }
}
