package dev.assay.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.assay.client.StubService;
import dev.assay.schema.SchemaReference;
import dev.assay.sdk.RegistryClientSettings.Calls;
import dev.assay.sdk.RegistryClientSettings.Freshness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
  private static final String HASH = "ab".repeat(32);
  private static final String ORDER =
      """
      {"name":"orders.Order","track":"v1","core_version":"1.0.0","sha256":"%s","$schema_id":"o",
       "content":{"type":"object"},"deprecated":false,"deprecation_note":null}\
      """
          .formatted(HASH);
  private static final Freshness BRIEF =
      new Freshness(Duration.ofMillis(1), Duration.ofMillis(1), false);

  private final StubService service = new StubService();
  private final RegistryClientSettings settings =
      RegistryClientSettings.DEFAULT
          .withUrl(service.uri())
          .withFreshness(BRIEF)
          .withCalls(new Calls(Duration.ofSeconds(2), 3, Duration.ofMillis(1)));

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void whatIsKnownIsAskedForByItsTag() {
    service.answers("GET /schemas/v1/orders.Order", 200, Map.of("ETag", "\"t\""), ORDER);
    try (RegistryClient client = RegistryClient.open(settings)) {
      SchemaReference reference = SchemaReference.parse("v1/orders.Order");
      RegisteredSchema first = client.get(reference);
      service.answers("GET /schemas/v1/orders.Order", 304, "");
      await()
          .untilAsserted(() -> {
            assertThat(client.get(reference)).isSameAs(first);
            assertThat(service.lastAsked().headers().get("If-none-match")).containsExactly("\"t\"");
          });
      assertThat(client.stats().healthy()).isTrue();
    }
  }

  @Test
  void anOverloadedRegistryIsAskedAgain() {
    service.answers("GET /schemas/v1/orders.Order", 503, Map.of("Retry-After", "0"), "");
    try (RegistryClient client = RegistryClient.open(settings)) {
      assertThatExceptionOfType(RegistryUnavailable.class)
          .isThrownBy(() -> client.get(SchemaReference.parse("v1/orders.Order")));
      assertThat(service.asked()).hasSize(3);
    }
  }

  @Test
  void aRefusalIsNotAskedAgain() {
    service.answers("GET /schemas/v1/orders.Order", 403, "");
    try (RegistryClient client = RegistryClient.open(settings)) {
      assertThatExceptionOfType(RegistryUnavailable.class)
          .isThrownBy(() -> client.get(SchemaReference.parse("v1/orders.Order")))
          .withMessageContaining("403");
      assertThat(service.asked()).hasSize(1);
    }
  }

  @Test
  void garbageIsNoSchema() {
    service.answers("GET /schemas/v1/orders.Order", 200, "<html>");
    service.answers("GET /schemas/v1/orders.Odd", 200, ORDER.replace(HASH, "x"));
    try (RegistryClient client = RegistryClient.open(settings)) {
      for (String reference : new String[] {"v1/orders.Order", "v1/orders.Odd"}) {
        assertThatExceptionOfType(RegistryUnavailable.class)
            .isThrownBy(() -> client.get(SchemaReference.parse(reference)))
            .satisfies(failure -> assertThat(failure.type()).isEqualTo(ErrorType.NETWORK));
      }
    }
  }

  @Test
  void silenceIsATimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RegistryClient client =
            RegistryClient.open(
                settings
                    .withUrl(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                    .withCalls(new Calls(Duration.ofMillis(50), 1, Duration.ofMillis(1))))) {
      assertThatExceptionOfType(RegistryUnavailable.class)
          .isThrownBy(() -> client.negotiate("orders.Order"))
          .satisfies(failure -> assertThat(failure.type()).isEqualTo(ErrorType.TIMEOUT));
      assertThat(client.stats().errors().get(ErrorType.TIMEOUT)).isEqualTo(1);
    }
  }

  @Test
  void aNameIsNegotiatedAndThenFetchedByItsVersion() {
    service.answers(
        "GET /negotiate?name=orders.Order&prefer=v2&fallback=v1",
        200,
        """
        {"name":"orders.Order","track":"v1","core_version":"1.0.0","sha256":"%s","$schema_id":"o",
         "id":7,"deprecated":false,"fallback":true,"reason":"r","considered":[]}\
        """
            .formatted(HASH));
    service.answers(
        "GET /schemas/v1/orders.Order?version=1.0.0", 200, Map.of("Assay-Schema-Id", "7"), ORDER);
    try (RegistryClient client = RegistryClient.open(settings)) {
      RegisteredSchema schema = client.negotiate("orders.Order");
      assertThat(schema).hasToString("v1/orders.Order@1.0.0");
      assertThat(schema.id()).hasValueSatisfying(id -> assertThat(id.value()).isEqualTo(7));
    }
  }
}
