package dev.assay.registry.edge;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Reads what a route takes from the path. */
public final class Path {
  private Path() {}

  /** What the route's {@code *} stands for, decoded. */
  public static String rest(RoutingContext request) {
    return part(request, "*");
  }

  /** A part of the path that the route names, decoded. */
  public static String part(RoutingContext request, String name) {
    return Optional.ofNullable(request.pathParam(name))
        .orElseThrow(
            () -> new IllegalStateException("the route has no part ':%s'".formatted(name)));
  }
}
