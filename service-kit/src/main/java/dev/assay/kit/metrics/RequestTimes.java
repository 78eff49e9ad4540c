package dev.assay.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.LongStream;

/**
 * Times every answer, by route, method and status; safe for use by many threads.
 *
 * <p>Left out are answers that go on until somebody hangs up: their time says nothing about us.
 */
final class RequestTimes {
  private static final String REQUESTS = "assay_http_request";
  private static final String NO_ROUTE = "none";
  private static final String GONE = "gone";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
  private static final Duration[] BUCKETS =
      LongStream.of(1, 5, 25, 100, 500, 1_000, 5_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final ConcurrentMap<Line, Timer> timers = new ConcurrentHashMap<>();

  RequestTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Times this request, whatever answers it. */
  void begin(RoutingContext request) {
    long began = System.nanoTime();
    if (!request.request().headers().contains("Upgrade")) {
      request.addEndHandler(end -> ended(request, end.succeeded(), System.nanoTime() - began));
    }
  }

  private void ended(RoutingContext request, boolean delivered, long tookNanos) {
    HttpServerResponse response = request.response();
    String type = Optional.ofNullable(response.headers().get("Content-Type")).orElse("");
    if (type.startsWith("text/event-stream")) {
      return;
    }
    String status = delivered ? Integer.toString(response.getStatusCode()) : GONE;
    timers
        .computeIfAbsent(new Line(route(request), method(request.request()), status), this::timer)
        .record(Duration.ofNanos(tookNanos));
  }

  /** As it was declared, {@code :name} and all; what was asked for is up to anybody. */
  private static String route(RoutingContext request) {
    return Optional.ofNullable(request.currentRoute()).map(Route::getPath).orElse(NO_ROUTE);
  }

  private static String method(HttpServerRequest request) {
    String name = request.method().name();
    return METHODS.contains(name) ? name : "other";
  }

  private Timer timer(Line line) {
    return Timer.builder(REQUESTS)
        .description("Requests answered, and how long it took")
        .tag("route", line.route())
        .tag("method", line.method())
        .tag("status", line.status())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private record Line(String route, String method, String status) {}
}
