package dev.assay.kit.http;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that may be asked: a method of a path.
 *
 * @param method in capitals
 * @param path as it is mounted, parts of any content written {@code :name}
 */
public record Operation(String method, String path) {
  private static final Comparator<Operation> BY_PATH =
      Comparator.comparing(Operation::path).thenComparing(Operation::method);

  /** Everything mounted, by path; without HEAD, which comes with every GET. */
  static List<Operation> of(Router router) {
    return router.getRoutes().stream()
        .filter(route -> route.getPath() != null && route.methods() != null)
        .flatMap(route -> operations(route).stream())
        .distinct()
        .sorted(BY_PATH)
        .toList();
  }

  private static List<Operation> operations(Route route) {
    String path = Optional.ofNullable(route.getPath()).orElse("");
    return Optional.ofNullable(route.methods()).stream()
        .flatMap(methods -> methods.stream())
        .filter(method -> !method.name().equals("HEAD"))
        .map(method -> new Operation(method.name(), path))
        .toList();
  }
}
