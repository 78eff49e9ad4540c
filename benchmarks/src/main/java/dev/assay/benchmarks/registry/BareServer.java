package dev.assay.benchmarks.registry;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x without anything on top: answers every request with the same bytes, headers included, from
 * constants. As many event loops as the registry has.
 */
final class BareServer implements AutoCloseable {
  private final Vertx vertx;
  private volatile int port;

  /** What it answers. */
  record Constant(int status, Map<CharSequence, CharSequence> headers, Buffer body) {
    Constant {
      headers = new LinkedHashMap<>(headers);
    }
  }

  BareServer(Constant constant) {
    int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    Future<String> listening =
        vertx.deployVerticle(
            () -> new Answering(constant), new DeploymentOptions().setInstances(loops));
    listening.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  private final class Answering extends VerticleBase {
    private final Constant constant;

    Answering(Constant constant) {
      this.constant = constant;
    }

    @Override
    public Future<HttpServer> start() {
      return vertx
          .createHttpServer()
          .requestHandler(request -> answer(request.response()))
          .listen(SocketAddress.sharedRandomPort(1, "127.0.0.1"))
          .onSuccess(server -> port = server.actualPort());
    }

    private void answer(HttpServerResponse response) {
      response.setStatusCode(constant.status());
      constant.headers().forEach(response::putHeader);
      var _ = constant.status() == 304 ? response.end() : response.end(constant.body());
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
