package dev.assay.kit.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads bodies before the routes run, up to a limit; only of requests that may have one.
 *
 * <p>A stream of lines is left where it is, paused: the route that wants one takes it as it comes,
 * and however long it is.
 */
public final class Bodies {
  /** The media type of a stream of JSON documents, one a line. */
  public static final String NDJSON = "application/x-ndjson";

  private static final List<HttpMethod> WITH_BODY =
      List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private Bodies() {}

  static void mountOn(Router router, long maxBodyBytes) {
    Handler<RoutingContext> whole = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
    // Not a route for these methods only: that would make every unknown path one of theirs.
    router
        .route()
        .handler(request -> {
          if (!WITH_BODY.contains(request.request().method())) {
            request.next();
          } else if (isStream(request)) {
            request.request().pause();
            request.next();
          } else {
            whole.handle(request);
          }
        });
  }

  /** Whether the body is a stream of lines, which waits until {@code resume()}. */
  public static boolean isStream(RoutingContext request) {
    return mediaType(request).filter(NDJSON::equals).isPresent();
  }

  /** The media type of the body in lower case, without parameters. */
  static Optional<String> mediaType(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader("Content-Type"))
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
