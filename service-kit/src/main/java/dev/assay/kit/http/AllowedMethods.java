package dev.assay.kit.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what may be asked of a path, which Vert.x keeps to itself once a 405 is ours to answer. */
final class AllowedMethods {
  private AllowedMethods() {}

  /** The methods that some route answers for a path, sorted, as the header {@code Allow} wants. */
  static String of(Router router, String path) {
    return router.getRoutes().stream()
        .filter(route -> matches(route, path))
        .flatMap(route -> Optional.ofNullable(route.methods()).stream())
        .flatMap(methods -> methods.stream())
        .map(HttpMethod::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static boolean matches(Route route, String path) {
    Optional<String> asked = Optional.ofNullable(route.getPath());
    return asked.isPresent() && Pattern.matches(pattern(route, asked.get()), path);
  }

  private static String pattern(Route route, String asked) {
    if (route.isRegexPath() && !asked.startsWith("/")) {
      return asked;
    }
    String named = asked.replaceAll(":[A-Za-z][A-Za-z0-9_-]*", "[^/]+");
    return route.isExactPath() ? named : named.replaceAll("/*\\*?$", "") + "(/.*)?";
  }
}
