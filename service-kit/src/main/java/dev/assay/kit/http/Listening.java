package dev.assay.kit.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One server on one event loop; those of one host share the port. */
final class Listening extends VerticleBase {
  private final HttpSettings settings;
  private final Encryption encryption;
  private final Router router;
  private volatile int port;

  Listening(HttpSettings settings, Encryption encryption, Router router) {
    this.settings = settings;
    this.encryption = encryption;
    this.router = router;
  }

  @Override
  public Future<HttpServer> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(Math.toIntExact(settings.idleTimeout().toSeconds()))
            .setMaxInitialLineLength(UnreadableRequests.MAX_LINE)
            .setHandle100ContinueAutomatically(true);
    encryption.newest().ifPresent(identity -> encrypt(options, identity));
    return vertx
        .createHttpServer(options)
        .requestHandler(router)
        .invalidRequestHandler(new UnreadableRequests())
        .listen(address())
        .onSuccess(server -> {
          port = server.actualPort();
          encryption.renews(server);
        });
  }

  private static void encrypt(HttpServerOptions options, ServerSSLOptions identity) {
    options
        .setSsl(true)
        .setUseAlpn(identity.isUseAlpn())
        .setKeyCertOptions(identity.getKeyCertOptions())
        .setClientAuth(identity.getClientAuth())
        .setEnabledSecureTransportProtocols(identity.getEnabledSecureTransportProtocols());
    Optional.ofNullable(identity.getTrustOptions()).ifPresent(options::setTrustOptions);
  }

  // Zero would give each server of the host a free port of its own; this gives them the same.
  private SocketAddress address() {
    return settings.port() == 0
        ? SocketAddress.sharedRandomPort(1, settings.host())
        : SocketAddress.inetSocketAddress(settings.port(), settings.host());
  }

  int port() {
    return port;
  }
}
