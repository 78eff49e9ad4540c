package dev.assay.kit.http;

import dev.assay.kit.access.Doorkeeper;
import dev.assay.kit.tls.WatchedFiles;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listening HTTP server.
 *
 * <p>One server per event loop shares the port, so handlers run on several threads at once. Start
 * and close block until it is done, and must not be called on an event loop.
 */
public final class HttpHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpHost.class);
  private static final int MAX_EVENT_LOOPS = 8;

  private final Vertx vertx;
  private final WatchedFiles files;
  private final URI uri;
  private final List<MountedRoute> routes;

  private HttpHost(Vertx vertx, WatchedFiles files, URI uri, List<MountedRoute> routes) {
    this.vertx = vertx;
    this.files = files;
    this.uri = uri;
    this.routes = routes;
  }

  /**
   * Listens, and answers with these routes.
   *
   * @throws PortInUse if somebody else listens there
   * @throws CannotListen if the address can't be listened on for another reason
   * @throws dev.assay.kit.tls.FileUnusable if a certificate, key or token file can't be used
   */
  public static HttpHost start(HttpSettings settings, List<? extends RouteSet> routes) {
    return start(settings, routes, AccessWatch.NOBODY);
  }

  /** Listens as {@link #start(HttpSettings, List)} does, telling whom it turns away. */
  public static HttpHost start(
      HttpSettings settings, List<? extends RouteSet> routes, AccessWatch watch) {
    int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_EVENT_LOOPS);
    Vertx vertx = vertx(loops);
    WatchedFiles files = WatchedFiles.every(settings.protection().reloadInterval());
    try {
      Encryption encryption = Encryption.of(settings.protection().tls(), files);
      Routes declared = Routes.of(routes);
      Router router = router(vertx, settings, declared, guard(settings, files, watch));
      List<Listening> servers =
          Stream.generate(() -> new Listening(settings, encryption, router)).limit(loops).toList();
      Iterator<Listening> next = servers.iterator();
      Waiting.until(vertx.deployVerticle(next::next, new DeploymentOptions().setInstances(loops)));
      URI uri = uri(settings, servers.getFirst().port());
      tell(settings, uri);
      return new HttpHost(vertx, files, uri, declared.list());
    } catch (Waiting.WaitingFailed e) {
      close(vertx, files);
      throw isInUse(e.reason())
          ? new PortInUse(settings, e.reason())
          : new CannotListen(settings, e.reason());
    } catch (RuntimeException e) {
      close(vertx, files);
      throw e;
    }
  }

  private static Guard guard(HttpSettings settings, WatchedFiles files, AccessWatch watch) {
    Protection protection = settings.protection();
    InstantSource clock = InstantSource.system();
    return new Guard(
        Doorkeeper.of(protection.auth(), files, clock),
        Shares.of(protection.limits(), System::nanoTime),
        new Origins(protection.trustedProxies()),
        LoggedRefusals.before(watch),
        clock);
  }

  private static void tell(HttpSettings settings, URI uri) {
    boolean proved = settings.protection().auth().isConfigured();
    LOG.atInfo()
        .addKeyValue("uri", uri)
        .addKeyValue("auth", proved ? "required" : "none")
        .log(proved ? "listening" : "listening; without authentication on loopback only");
    if (settings.isExposedInPlaintext()) {
      LOG.atWarn()
          .addKeyValue("host", settings.host())
          .log(
              "listening without TLS where other machines can ask: whoever is on the way reads"
                  + " tokens, unless a proxy in front encrypts");
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

  private static Router router(Vertx vertx, HttpSettings settings, Routes routes, Guard guard) {
    Router router = Router.router(vertx);
    long maxBodyBytes = settings.maxBodySize().bytes();
    router.route().handler(new Screening());
    Handler<RoutingContext> bodies = Bodies.reading(maxBodyBytes);
    routes.mountOn(
        router,
        route ->
            route.method().equals(HttpMethod.GET)
                ? List.of(guard.before(route))
                : List.of(guard.before(route), bodies));
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

  private static URI uri(HttpSettings settings, int port) {
    String scheme = settings.protection().tls().isPresent() ? "https" : "http";
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("%s://%s:%d".formatted(scheme, host, port));
  }

  /** The port it listens on. */
  public int port() {
    return uri.getPort();
  }

  /** What it answers, and what each route asks of its caller. */
  public List<MountedRoute> routes() {
    return routes;
  }

  /** Where it can be reached from this machine. */
  public URI uri() {
    return uri;
  }

  /** Stops listening and ends open connections. */
  @Override
  public void close() {
    close(vertx, files);
  }

  private static void close(Vertx vertx, WatchedFiles files) {
    files.close();
    Waiting.until(vertx.close());
  }
}
