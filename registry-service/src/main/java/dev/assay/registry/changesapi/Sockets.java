package dev.assay.registry.changesapi;

import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.registry.changes.ChangeFilter;
import dev.assay.registry.edge.Query;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * {@code /ws/changes}.
 *
 * <p>A browser sends a page's WebSocket wherever the page asks, whoever wrote the page; so one that
 * says that it comes from elsewhere is refused.
 */
record Sockets(Streams streams) {

  void connect(RoutingContext request) {
    Optional<String> origin = foreignOrigin(request);
    if (!request.request().canUpgradeToWebSocket()) {
      ChangesProblems.noSocket(request.request().version()).writeTo(request.response());
    } else if (origin.isPresent()) {
      ChangesProblems.foreign(origin.get()).writeTo(request.response());
    } else if (streams.isFull()) {
      ChangesProblems.full(streams.limits().subscribers()).writeTo(request.response());
    } else {
      Query query = Query.of(request, "subject", "track", "type", "from", "access_token");
      ChangeFilter filter =
          Asked.filter(query.texts("subject"), query.texts("track"), query.texts("type"));
      From from = query.text("from").map(Asked::from).orElseGet(From.Latest::new);
      Context loop = request.vertx().getOrCreateContext();
      // At once: a handshake that waits is over before it is answered.
      request
          .request()
          .toWebSocket()
          .onFailure(request::fail)
          .onSuccess(socket -> {
            SocketStream stream = SocketStream.open(socket, streams.limits().queuedBytes());
            Following following = Following.among(streams, stream, filter, loop);
            socket.closeHandler(_ -> following.ended());
            socket.exceptionHandler(_ -> following.ended());
            socket.textMessageHandler(text -> hear(text, stream, following));
            Opening.find(from, streams, loop, start -> begin(start, stream, following));
          });
    }
  }

  private static void begin(Start start, SocketStream stream, Following following) {
    switch (start) {
      case Start.Here here -> following.begin(here);
      case Start.Gone gone -> stream.refuse(ChangesProblems.of(gone));
      case Start.Ahead ahead -> stream.refuse(ChangesProblems.of(ahead));
      case Start.Unavailable unavailable -> stream.refuse(ChangesProblems.of(unavailable));
    }
  }

  private static Optional<String> foreignOrigin(RoutingContext request) {
    String host = Optional.ofNullable(request.request().getHeader("Host")).orElse("");
    return Optional.ofNullable(request.request().getHeader("Origin"))
        .filter(origin -> !authority(origin).equals(host));
  }

  private static String authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
    } catch (IllegalArgumentException noUri) {
      return "";
    }
  }

  /** {@code {"subscribe": {"subject": …, "track": …, "type": …}}}: from now on only these. */
  private static void hear(String text, SocketStream stream, Following following) {
    try {
      Wish wish = JsonBody.mapper().readValue(text, Wish.class);
      Wish.Subscribe wanted =
          Optional.ofNullable(wish).flatMap(Wish::subscribe).orElseThrow(Wish::missing);
      following.wants(wanted.filter());
      stream.write(Map.of("subscribed", wanted));
    } catch (ProblemRaised refused) {
      stream.write(Map.of("problem", refused.problem().members()));
    } catch (JacksonException malformed) {
      stream.write(Map.of("problem", Wish.unreadable(malformed).problem().members()));
    }
  }
}
