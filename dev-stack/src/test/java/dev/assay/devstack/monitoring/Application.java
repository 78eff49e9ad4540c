package dev.assay.devstack.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.assay.sdk.RegistryClient;
import dev.assay.sdk.RegistryClientMeters;
import dev.assay.sdk.RegistryClientSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Somebody's program with our registry client in it, and a port where its meters are told. */
final class Application implements AutoCloseable {
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RegistryClient client;
  private final HttpServer server;

  Application(URI registry) throws IOException {
    this.client =
        RegistryClient.open(
            RegistryClientSettings.DEFAULT
                .withUrl(registry)
                .withObserver(new RegistryClientMeters(meters)));
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = scrape().getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String scrape() {
    return meters.scrape();
  }

  void judge(String schema, String event) {
    var _ = client.validate(schema, event.getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
    meters.close();
  }
}
