package dev.assay.registry.changesapi;

import io.vertx.core.Context;
import java.util.function.Consumer;

/** Finds out where a subscriber begins, off the event loop, and goes on upon it. */
final class Opening {
  private Opening() {}

  static void find(From from, Streams streams, Context loop, Consumer<Start> goOn) {
    var _ =
        Thread.ofVirtual()
            .name("changes-start")
            .start(() -> {
              Start start = Start.of(from, streams.feed());
              loop.runOnContext(_ -> goOn.accept(start));
            });
  }
}
