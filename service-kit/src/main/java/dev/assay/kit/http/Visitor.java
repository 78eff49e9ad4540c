package dev.assay.kit.http;

import dev.assay.kit.access.Principal;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Who made a request that was let in. */
public final class Visitor {
  private static final String KEY = "assay.visitor";

  private Visitor() {}

  /** Who asks; a stranger, who may nothing, before a route has let anybody in. */
  public static Principal of(RoutingContext request) {
    return Optional.<Principal>ofNullable(request.get(KEY)).orElseGet(Principal::stranger);
  }

  static void enters(RoutingContext request, Principal principal) {
    request.put(KEY, principal);
  }
}
