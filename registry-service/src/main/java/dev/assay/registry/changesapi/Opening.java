package dev.assay.registry.changesapi;

import dev.assay.kit.http.Reply;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Finds out where a subscriber begins, off the event loop, and goes on or says no upon it. */
final class Opening {
  private Opening() {}

  static void find(
      RoutingContext request, From from, Streams streams, Consumer<Start.Here> goOn) {
    Context loop = request.vertx().getOrCreateContext();
    if (streams.isFull()) {
      ChangesProblems.of(
              new Start.Unavailable(
                  "%d subscribers are here already".formatted(streams.limits().subscribers())))
          .writeTo(request.response());
      return;
    }
    var _ =
        Thread.ofVirtual()
            .name("changes-start")
            .start(() -> {
              Start start = Start.of(from, streams.feed());
              loop.runOnContext(_ -> {
                if (!request.response().closed()) {
                  begin(request, start, goOn);
                }
              });
            });
  }

  private static void begin(RoutingContext request, Start start, Consumer<Start.Here> goOn) {
    switch (start) {
      case Start.Here here -> goOn.accept(here);
      case Start.Gone gone -> answer(request, ChangesProblems.of(gone));
      case Start.Ahead ahead -> answer(request, ChangesProblems.of(ahead));
      case Start.Unavailable unavailable -> answer(request, ChangesProblems.of(unavailable));
    }
  }

  private static void answer(RoutingContext request, Reply reply) {
    reply.writeTo(request.response());
  }
}
