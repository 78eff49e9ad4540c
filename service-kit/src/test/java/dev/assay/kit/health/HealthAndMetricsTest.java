package dev.assay.kit.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.HttpSettings;
import dev.assay.kit.metrics.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthAndMetricsTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final HealthChecks checks = new HealthChecks();
  private final Metrics metrics = new Metrics();
  private final HttpHost host =
      HttpHost.start(HttpSettings.onLoopback(0), List.of(checks, metrics));

  @AfterEach
  void stop() {
    host.close();
    metrics.close();
    client.close();
  }

  private HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(host.uri() + path)).header("Accept", accept).build(),
        BodyHandlers.ofString());
  }

  @Test
  void aProcessIsReadyUntilOneOfItsChecksIsDown() throws Exception {
    checks.readiness("log", () -> Health.up("at offset 7"));
    checks.readiness("mirror", () -> Health.degraded("etcd is away"));
    HttpResponse<String> ready = get("/readyz", "*/*");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body())
        .isEqualTo(
            """
            {"status":"degraded","checks":{"log":{"status":"up","detail":"at offset 7"},\
            "mirror":{"status":"degraded","detail":"etcd is away"}}}\
            """);
    checks.readiness("log", () -> Health.down("stopped at offset 8"));
    assertThat(get("/readyz", "*/*").statusCode()).isEqualTo(503);
    assertThat(get("/livez", "*/*").body()).isEqualTo("{\"status\":\"up\",\"checks\":{}}");
  }

  @Test
  void aCheckThatThrowsCountsAsDown() throws Exception {
    checks.liveness(
        "loop",
        () -> {
          throw new IllegalStateException("stuck");
        });
    HttpResponse<String> alive = get("/livez", "*/*");
    assertThat(alive.statusCode()).isEqualTo(503);
    assertThat(alive.body()).contains("\"status\":\"down\"", "stuck");
  }

  @Test
  void metersAreWrittenInTheFormatThatTheClientAccepts() throws Exception {
    metrics.registry().counter("schema_validation_total", "outcome", "success").increment();
    HttpResponse<String> text = get("/metrics", "*/*");
    assertThat(text.headers().firstValue("Content-Type")).get().asString().contains("0.0.4");
    assertThat(text.body())
        .contains("schema_validation_total{outcome=\"success\"} 1.0", "jvm_memory_used_bytes")
        .doesNotContain("# EOF");
    HttpResponse<String> open = get("/metrics", "application/openmetrics-text; version=1.0.0");
    assertThat(open.headers().firstValue("Content-Type")).get().asString().contains("openmetrics");
    assertThat(open.body()).endsWith("# EOF\n");
  }

  @Test
  void everyAnswerIsTimedByItsRouteAsDeclaredAndWhatNobodyAnswersByNone() throws Exception {
    get("/readyz", "*/*");
    get("/no/such/thing", "*/*");
    await()
        .untilAsserted(() ->
            assertThat(get("/metrics", "*/*").body())
                .contains(
                    "assay_http_request_seconds_count{method=\"GET\",route=\"/readyz\",status=\"200\"} 1",
                    "assay_http_request_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1",
                    "assay_http_request_seconds_bucket{method=\"GET\",route=\"/metrics\"")
                .doesNotContain("/no/such/thing"));
  }

  @Test
  void readinessAndEachCheckAreShownAsTheyAreAtThatMoment() throws Exception {
    AtomicReference<Health> mirror = new AtomicReference<>(Health.degraded("etcd is away"));
    checks.readiness("log", Health::up);
    checks.readiness("mirror", mirror::get);
    metrics.show(checks);
    assertThat(get("/metrics", "*/*").body())
        .contains(
            "assay_ready 1.0",
            "assay_health_check{check=\"log\",status=\"up\"} 1.0",
            "assay_health_check{check=\"mirror\",status=\"degraded\"} 1.0",
            "assay_health_check{check=\"mirror\",status=\"up\"} 0.0");
    mirror.set(Health.down("gone"));
    assertThat(get("/metrics", "*/*").body())
        .contains(
            "assay_ready 0.0",
            "assay_health_check{check=\"mirror\",status=\"down\"} 1.0",
            "assay_health_check{check=\"mirror\",status=\"degraded\"} 0.0");
  }
}
