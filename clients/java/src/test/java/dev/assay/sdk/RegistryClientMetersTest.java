package dev.assay.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistryClientMetersTest {

  @Test
  void whatAClientDoesIsCountedUnderTheKnownNames() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    InMemoryRegistry registry = new InMemoryRegistry().put("v1/a.A@1.0.0", "{\"type\":\"object\"}");
    RegistryClientSettings settings =
        RegistryClientSettings.DEFAULT
            .withFreshness(
                new RegistryClientSettings.Freshness(
                    Duration.ofMinutes(1), Duration.ofMinutes(1), false))
            .withObserver(new RegistryClientMeters(meters));
    try (RegistryClient client = registry.client(settings)) {
      client.validate("a.A", "{}".getBytes(UTF_8));
      client.validate("a.A", "[]".getBytes(UTF_8));
      client.validate("b.B", "{}".getBytes(UTF_8));
    }

    assertThat(meters.get("schema_cache_misses").tag("schema", "a.A").counter().count()).isOne();
    assertThat(meters.get("schema_cache_hits").tag("schema", "a.A").counter().count()).isOne();
    assertThat(meters.get("schema_cache_size").gauge().value()).isEqualTo(2);
    assertThat(
            meters
                .get("schema_registry_errors")
                .tags("schema", "b.B", "error_type", "not_found")
                .counter()
                .count())
        .isOne();
    assertThat(meters.get("schema_registry_health").gauge().value()).isOne();
    for (String outcome : new String[] {"success", "failure"}) {
      assertThat(
              meters
                  .get("schema_validation")
                  .tags("schema", "a.A", "outcome", outcome)
                  .counter()
                  .count())
          .isOne();
    }
  }
}
