package dev.assay.kit.http;

import io.vertx.ext.web.Router;

/** Routes that belong together, such as the health checks or one API. */
@FunctionalInterface
public interface RouteSet {
  /** Adds the routes; called once, before the service listens. */
  void mountOn(Router router);
}
