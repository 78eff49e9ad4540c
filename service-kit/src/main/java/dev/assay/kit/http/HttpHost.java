package dev.assay.kit.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A listening HTTP server.
 *
 * <p>One server per event loop shares the port, so handlers run on several threads at once. Start
 * and close block until it is done, and must not be called on an event loop.
 */
public final class HttpHost implements AutoCloseable {
  private static final int MAX_EVENT_LOOPS = 8;

  private final Vertx vertx;
  private final String host;
  private final int port;
  private final List<Operation> operations;

  private HttpHost(Vertx vertx, String host, int port, List<Operation> operations) {
    this.vertx = vertx;
    this.host = host;
    this.port = port;
    this.operations = operations;
  }

  /**
   * Listens, and answers with these routes.
   *
   * @throws PortInUse if somebody else listens there
   * @throws CannotListen if the address can't be listened on for another reason
   */
  public static HttpHost start(HttpSettings settings, List<? extends RouteSet> routes) {
    int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_EVENT_LOOPS);
    Vertx vertx = vertx(loops);
    try {
      Router router = router(vertx, settings, routes);
      List<Listening> servers =
          Stream.generate(() -> new Listening(settings, router)).limit(loops).toList();
      Iterator<Listening> next = servers.iterator();
      Waiting.until(vertx.deployVerticle(next::next, new DeploymentOptions().setInstances(loops)));
      return new HttpHost(
          vertx, settings.host(), servers.getFirst().port(), Operation.of(router));
    } catch (Waiting.WaitingFailed e) {
      close(vertx);
      throw isInUse(e.reason())
          ? new PortInUse(settings, e.reason())
          : new CannotListen(settings, e.reason());
    } catch (RuntimeException e) {
      close(vertx);
      throw e;
    }
  }

  private static Vertx vertx(int eventLoops) {
    // Nothing is served from files: without caching no directory is left behind in /tmp.
    FileSystemOptions files =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(eventLoops)
            .setUseDaemonThread(true)
            .setFileSystemOptions(files));
  }

  private static Router router(
      Vertx vertx, HttpSettings settings, List<? extends RouteSet> routes) {
    Router router = Router.router(vertx);
    long maxBodyBytes = settings.maxBodySize().bytes();
    router.route().handler(new Screening());
    Bodies.mountOn(router, maxBodyBytes);
    routes.forEach(set -> set.mountOn(router));
    answerHeadLikeGet(router);
    new FailureBoundary(router, maxBodyBytes).mount();
    return router;
  }

  private static void answerHeadLikeGet(Router router) {
    router.getRoutes().stream()
        .filter(route -> route.methods() != null && route.methods().contains(HttpMethod.GET))
        .forEach(route -> route.method(HttpMethod.HEAD));
  }

  private static boolean isInUse(Throwable cause) {
    return cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use");
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Everything that may be asked of it, as it is mounted. */
  public List<Operation> operations() {
    return operations;
  }

  /** Where it can be reached from this machine. */
  public URI uri() {
    return URI.create("http://%s:%d".formatted(host.equals("::1") ? "[::1]" : host, port));
  }

  /** Stops listening and ends open connections. */
  @Override
  public void close() {
    close(vertx);
  }

  private static void close(Vertx vertx) {
    Waiting.until(vertx.close());
  }
}
