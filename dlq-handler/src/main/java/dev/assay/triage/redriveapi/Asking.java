package dev.assay.triage.redriveapi;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.kit.access.Principal;
import dev.assay.kit.http.Visitor;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Who asks, and why. */
final class Asking {
  static final int MAX_REASON = 1_000;
  private static final String NOBODY = "anonymous";
  private static final int MAX_ACTOR = 200;

  private Asking() {}

  /** As proved, else as they say. */
  static String actor(RoutingContext request) {
    Principal principal = Visitor.of(request);
    if (principal.isProved()) {
      return principal.name();
    }
    String name =
        Optional.ofNullable(request.request().getHeader(AssayHttpHeaders.ACTOR))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElse(NOBODY);
    return bounded(AssayHttpHeaders.ACTOR, name, MAX_ACTOR);
  }

  static String bounded(String member, String text, int max) {
    if (text.length() > max) {
      throw RedriveProblem.badWish(member, text.length() + " characters", "give at most " + max);
    }
    return text;
  }
}
