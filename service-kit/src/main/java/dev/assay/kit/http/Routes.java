package dev.assay.kit.http;

import dev.assay.kit.access.Need;
import dev.assay.kit.access.Role;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Collects the routes of a service, each with what it asks of its caller: there is no way to
 * declare one without.
 *
 * <p>Routes are tried in the order of their declaration. Not for use by several threads.
 */
public final class Routes {
  private final List<Handler<RoutingContext>> preludes = new ArrayList<>();
  private final List<Declared> declared = new ArrayList<>();

  /** The routes that these sets declare, in their order. */
  public static Routes of(List<? extends RouteSet> sets) {
    Routes routes = new Routes();
    sets.forEach(set -> set.mountOn(routes));
    return routes;
  }

  /** Answers GET to whoever has the role; a body is neither read nor there. */
  public Routes get(String path, Role role, Handler<RoutingContext> handler) {
    return add(HttpMethod.GET, path, Need.atLeast(role), handler);
  }

  /** Answers POST to whoever has the role. */
  public Routes post(String path, Role role, Handler<RoutingContext> handler) {
    return add(HttpMethod.POST, path, Need.atLeast(role), handler);
  }

  /** Answers PUT to whoever has the role. */
  public Routes put(String path, Role role, Handler<RoutingContext> handler) {
    return add(HttpMethod.PUT, path, Need.atLeast(role), handler);
  }

  /** Answers DELETE to whoever has the role. */
  public Routes delete(String path, Role role, Handler<RoutingContext> handler) {
    return add(HttpMethod.DELETE, path, Need.atLeast(role), handler);
  }

  /**
   * Answers GET with server-sent events or a WebSocket to whoever has the role.
   *
   * <p>Here alone a token may also come as {@code ?access_token=}, since browsers can't send a
   * header; and the connection ends when what proved the role does.
   */
  public Routes stream(String path, Role role, Handler<RoutingContext> handler) {
    declared.add(
        new Declared(new MountedRoute(HttpMethod.GET, path, Need.atLeast(role), true), handler));
    return this;
  }

  /** Answers GET to whoever asks: for what tells nothing about anybody. */
  public Routes open(String path, Handler<RoutingContext> handler) {
    return add(HttpMethod.GET, path, Need.nothing(), handler);
  }

  /** Answers GET to monitoring: to whoever asks, or to readers, as configured. */
  public Routes probe(String path, Handler<RoutingContext> handler) {
    return add(HttpMethod.GET, path, Need.asProbesDo(), handler);
  }

  /** Does something at every request, whatever becomes of it, before anything answers. */
  public Routes before(Handler<RoutingContext> prelude) {
    preludes.add(prelude);
    return this;
  }

  /** What was declared so far, in its order. */
  public List<MountedRoute> list() {
    return declared.stream().map(Declared::route).toList();
  }

  private Routes add(HttpMethod method, String path, Need need, Handler<RoutingContext> handler) {
    declared.add(new Declared(new MountedRoute(method, path, need, false), handler));
    return this;
  }

  /** Puts everything on a router; {@code ahead} gives what comes before a route's handler. */
  void mountOn(Router router, Function<MountedRoute, List<Handler<RoutingContext>>> ahead) {
    preludes.forEach(prelude ->
        router
            .route()
            .handler(request -> {
              prelude.handle(request);
              request.next();
            }));
    for (Declared each : declared) {
      Route route = router.route(each.route().method(), each.route().path());
      ahead.apply(each.route()).forEach(route::handler);
      route.handler(each.handler());
    }
  }

  private record Declared(MountedRoute route, Handler<RoutingContext> handler) {}
}
