package dev.assay.kit.http;

/** Routes that belong together, such as the health checks or one API. */
@FunctionalInterface
public interface RouteSet {
  /** Declares the routes; called once, before the service listens. */
  void mountOn(Routes routes);
}
