package dev.assay.kit.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Sends those away who came in with a proof that has ended since. */
final class Leave {
  /** Timers count nanoseconds; a proof for a thousand years must not make them overflow. */
  private static final long LONGEST_MS = Duration.ofDays(30).toMillis();

  private Leave() {}

  /** Ends an answer that goes on, at a time where there is one. */
  static void when(Optional<Instant> until, RoutingContext request, InstantSource clock) {
    if (until.isEmpty()) {
      return;
    }
    long left = Duration.between(clock.instant(), until.get()).toMillis();
    // Most hang up long before; the timer must not keep what they left.
    WeakReference<HttpServerRequest> still = new WeakReference<>(request.request());
    var _ =
        request
            .vertx()
            .setTimer(
                Math.clamp(left, 1, LONGEST_MS),
                _ -> Optional.ofNullable(still.get()).ifPresent(Leave::hangUp));
  }

  private static void hangUp(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      var _ = request.response().reset();
    } else {
      var _ = request.connection().close();
    }
  }
}
