package dev.assay.kit.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads bodies before their routes run, up to a limit.
 *
 * <p>A stream of lines is left alone: the route that wants one takes it as it comes, however long
 * it is, and has to begin with that before it returns.
 */
public final class Bodies {
  /** The media type of a stream of JSON documents, one a line. */
  public static final String NDJSON = "application/x-ndjson";

  private Bodies() {}

  /** Comes before a route that may have a body. */
  static Handler<RoutingContext> reading(long maxBodyBytes) {
    Handler<RoutingContext> whole = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
    return request -> {
      if (isStream(request)) {
        request.next();
      } else {
        whole.handle(request);
      }
    };
  }

  /** Whether the body is a stream of lines. */
  public static boolean isStream(RoutingContext request) {
    return mediaType(request).filter(NDJSON::equals).isPresent();
  }

  /** The media type of the body in lower case, without parameters. */
  static Optional<String> mediaType(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader("Content-Type"))
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
