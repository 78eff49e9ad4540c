package dev.assay.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.sdk.RegistryClientSettings.Calls;
import dev.assay.sdk.RegistryClientSettings.Freshness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryClientTest {
  private static final String ORDER =
      "{\"type\":\"object\",\"properties\":{\"size\":{\"type\":\"integer\"}},\"required\":[\"size\"]}";
  private static final String LOOSE = "{\"type\":\"object\"}";
  private static final byte[] GOOD = "{\"size\":1}".getBytes(UTF_8);
  private static final byte[] BAD = "{\"size\":\"1\"}".getBytes(UTF_8);

  /** Quick failures, and nothing heard of changes unless a test asks for it. */
  private static final RegistryClientSettings SETTINGS =
      RegistryClientSettings.DEFAULT
          .withCalls(new Calls(Duration.ofSeconds(2), 2, Duration.ofMillis(1)))
          .withFreshness(new Freshness(Duration.ofMinutes(5), Duration.ofMinutes(5), false));

  private final InMemoryRegistry registry =
      new InMemoryRegistry().put("v1/orders.Order@1.0.0", ORDER);

  @TempDir private Path directory;

  @Test
  void anEventIsJudgedByTheVersionToUse() {
    try (RegistryClient client = registry.client(SETTINGS)) {
      assertThat(client.validate("orders.Order", GOOD))
          .isEqualTo(EventCheck.valid(SchemaReference.parse("v1/orders.Order@1.0.0")));
      EventCheck refused = client.validate("orders.Order", BAD);
      assertThat(refused.isValid()).isFalse();
      assertThat(refused.summary()).isEqualTo("/size must be of type \"integer\"");
      assertThat(client.validate("orders.Order", "{".getBytes(UTF_8)).isValid()).isFalse();
    }
  }

  @Test
  void thePreferredTrackComesFirstAndADeprecatedVersionLoses() {
    registry.put("v2/orders.Order@2.0.0", LOOSE);
    try (RegistryClient client = registry.client(SETTINGS)) {
      assertThat(client.negotiate("orders.Order")).hasToString("v2/orders.Order@2.0.0");
    }
    registry.deprecate("v2/orders.Order@2.0.0", "no good");
    try (RegistryClient client = registry.client(SETTINGS)) {
      assertThat(client.negotiate("orders.Order")).hasToString("v1/orders.Order@1.0.0");
    }
    registry.deprecate("v1/orders.Order@1.0.0", "no better");
    try (RegistryClient client = registry.client(SETTINGS)) {
      assertThat(client.negotiate("orders.Order").deprecationNote()).contains("no good");
    }
  }

  @Test
  void whatIsAtHandIsNotAskedForAgain() {
    try (RegistryClient client = registry.client(SETTINGS)) {
      client.validate("orders.Order", GOOD);
      registry.setAway(true);
      for (int i = 0; i < 99; i++) {
        assertThat(client.validate("orders.Order", GOOD).warning()).isEmpty();
      }
      assertThat(client.stats().hits()).isEqualTo(99);
      assertThat(client.stats().misses()).isEqualTo(1);
      assertThat(client.stats().hitRate()).isEqualTo(0.99);
    }
  }

  @Test
  void manyWhoAskAtOnceHaveOneAnswer() {
    try (RegistryClient client = registry.client(SETTINGS)) {
      List<CompletableFuture<RegisteredSchema>> answers;
      synchronized (registry) {
        answers =
            IntStream.range(0, 100).mapToObj(_ -> client.negotiateAsync("orders.Order")).toList();
      }
      answers.forEach(answer -> assertThat(answer.join()).isSameAs(answers.getFirst().join()));
    }
  }

  @Test
  void aNewVersionIsUsedAsSoonAsItIsHeardOf() {
    Freshness heard = new Freshness(Duration.ofMinutes(5), Duration.ofMinutes(5), true);
    try (RegistryClient client = registry.client(SETTINGS.withFreshness(heard))) {
      assertThat(client.negotiate("orders.Order")).hasToString("v1/orders.Order@1.0.0");
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> {
            registry.put("v1/orders.Order@1.1.0", LOOSE);
            assertThat(client.negotiate("orders.Order")).hasToString("v1/orders.Order@1.1.0");
          });
    }
  }

  @Test
  void changesAreToldToWhoeverListens() throws Exception {
    Freshness heard = new Freshness(Duration.ofMinutes(5), Duration.ofMinutes(5), true);
    try (RegistryClient client = registry.client(SETTINGS.withFreshness(heard))) {
      CompletableFuture<SchemaChange> told = new CompletableFuture<>();
      try (AutoCloseable _ = client.onChange(told::complete)) {
        await()
            .atMost(Duration.ofSeconds(5))
            .until(() -> {
              registry.put("v1/orders.Order@1.1.0", LOOSE);
              return told.isDone();
            });
      }
      assertThat(told.join().subject()).contains(Subject.parse("v1/orders.Order"));
    }
  }

  @Test
  void anAnswerPastItsTimeIsAskedForAgain() {
    Freshness brief = new Freshness(Duration.ofMillis(50), Duration.ofMillis(50), false);
    try (RegistryClient client = registry.client(SETTINGS.withFreshness(brief))) {
      assertThat(client.negotiate("orders.Order")).hasToString("v1/orders.Order@1.0.0");
      registry.put("v1/orders.Order@1.1.0", LOOSE);
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> client.negotiate("orders.Order").toString().endsWith("@1.1.0"));
    }
  }

  @Test
  void thatThereIsNoSuchSchemaIsRememberedToo() {
    try (RegistryClient client = registry.client(SETTINGS)) {
      assertThatExceptionOfType(SchemaNotFound.class)
          .isThrownBy(() -> client.negotiate("orders.Refund"))
          .withMessageContaining("orders.Refund");
      registry.setAway(true);
      assertThatExceptionOfType(SchemaNotFound.class)
          .isThrownBy(() -> client.negotiate("orders.Refund"));
      EventCheck check = client.validate("orders.Refund", GOOD);
      assertThat(check.isValid()).isTrue();
      assertThat(check.warning()).hasValueSatisfying(why -> assertThat(why).contains("unchecked"));
      assertThat(client.stats().errors().get(ErrorType.NOT_FOUND)).isEqualTo(1);
    }
  }

  @Test
  void anOldAnswerIsBetterThanNone() {
    Freshness brief = new Freshness(Duration.ofMillis(1), Duration.ofMillis(1), false);
    try (RegistryClient client = registry.client(SETTINGS.withFreshness(brief))) {
      client.negotiate("orders.Order");
      registry.setAway(true);
      for (int i = 0; i < 10; i++) {
        assertThat(client.negotiate("orders.Order")).hasToString("v1/orders.Order@1.0.0");
        assertThat(client.validate("orders.Order", BAD).isValid()).isFalse();
      }
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> {
            client.negotiate("orders.Order");
            return client.stats().stale() > 0 && !client.stats().healthy();
          });
      registry.setAway(false);
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> {
            client.negotiate("orders.Order");
            return client.stats().healthy();
          });
    }
  }

  @Test
  void aStartWithoutRegistryUsesTheCopiesOnDisk() throws IOException {
    RegistryClientSettings keeping = SETTINGS.withLastKnown(directory.resolve("schemas"));
    registry.put("v1/orders.Order@1.1.0", ORDER);
    try (RegistryClient client = registry.client(keeping)) {
      client.negotiate("orders.Order");
      client.byId(1);
      client.get(SchemaReference.parse("v1/orders.Order@1"));
    }
    registry.setAway(true);
    try (RegistryClient client = registry.client(keeping)) {
      assertThat(client.validate("orders.Order", BAD).isValid()).isFalse();
      assertThat(client.byId(1)).hasToString("v1/orders.Order@1.0.0");
      assertThat(client.get(SchemaReference.parse("v1/orders.Order@1")))
          .hasToString("v1/orders.Order@1.1.0");
      assertThat(client.stats().fromDisk()).isEqualTo(3);
    }
    try (Stream<Path> files = Files.list(directory.resolve("schemas"))) {
      for (Path file : files.toList()) {
        Files.writeString(file, Files.readString(file).replace("integer", "string"));
      }
    }
    try (RegistryClient client = registry.client(keeping)) {
      assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> client.byId(1));
    }
  }

  @Test
  void withoutRegistryAndCopiesEventsPassWithAWarning() {
    registry.setAway(true);
    try (RegistryClient client = registry.client(SETTINGS)) {
      EventCheck check = client.validate("orders.Order", BAD);
      assertThat(check.isValid()).isTrue();
      assertThat(check.warning()).hasValueSatisfying(why -> assertThat(why).contains("away"));
      assertThatExceptionOfType(RegistryUnavailable.class)
          .isThrownBy(() -> client.negotiate("orders.Order"));
    }
  }

  @Test
  void switchedOffItAsksNobodyAndLetsEverythingPass() {
    registry.setAway(true);
    try (RegistryClient client = registry.client(SETTINGS.withEnabled(false))) {
      assertThat(client.validate("orders.Order", BAD)).isSameAs(EventCheck.UNCHECKED);
      assertThatExceptionOfType(RegistryUnavailable.class)
          .isThrownBy(() -> client.negotiate("orders.Order"))
          .withMessageContaining("REGISTRY_ENABLED");
      assertThat(client.stats().misses()).isZero();
    }
  }

  @Test
  void whatIsPublishedIsThere() {
    try (RegistryClient client = registry.client(SETTINGS)) {
      Subject subject = Subject.parse("v1/orders.Refund");
      assertThat(client.publish(subject, Optional.empty(), LOOSE))
          .hasToString("v1/orders.Refund@1.0.0");
      assertThat(client.versions(subject)).hasSize(1);
      assertThat(client.negotiate("orders.Refund")).hasToString("v1/orders.Refund@1.0.0");
    }
  }
}
