package dev.assay.kit.http;

import dev.assay.kit.access.Need;
import dev.assay.kit.access.Role;
import io.vertx.core.http.HttpMethod;

/**
 * A route as it was declared, for whoever lists or describes routes.
 *
 * @param path as Vert.x has it, with {@code :name} for parts that vary
 * @param need what it asks of its caller
 * @param streaming whether its answer goes on until somebody hangs up
 */
public record MountedRoute(HttpMethod method, String path, Need need, boolean streaming) {
  public MountedRoute {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "route '%s %s' doesn't begin with '/'".formatted(method, path));
    }
  }

  /** Whether it changes something that not every reader may change. */
  public boolean isWrite() {
    return !method.equals(HttpMethod.GET)
        && !need.equals(Need.nothing())
        && !need.equals(Need.atLeast(Role.READER));
  }
}
