package dev.assay.devstack.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.sdk.EventCheck;
import dev.assay.sdk.RegistryClient;
import dev.assay.sdk.RegistryClientSettings;
import dev.assay.sdk.kafka.JsonSchemaDeserializer;
import dev.assay.sdk.kafka.JsonSchemaSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An application with our client and serdes, on a running stack, and when that is gone. */
class ApplicationTest {
  private static final String TOPIC = "telemetry.feedback";
  private static final Subject SUBJECT = Subject.parse("v1/shop.Order");
  private static final String MONEY =
      "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$defs\":{\"amount\":{\"type\":\"integer\",\"minimum\":0}}}";
  private static final String ORDER =
      "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",\"properties\":{\"price\":{\"$ref\":\"assay:v1/shop.Money@1.0.0#/$defs/amount\"}},\"required\":[\"price\"]}";
  private static final byte[] GOOD = "{\"price\":3}".getBytes(UTF_8);
  private static final byte[] BAD = "{\"price\":-3}".getBytes(UTF_8);

  @TempDir private Path directory;

  record Order(int price) {}

  @Test
  void anApplicationChecksItsEventsAndGoesOnWithoutTheRegistry() {
    Path copies = directory.resolve("copies");
    Running running = Running.in(directory.resolve("stack"));
    RegistryClientSettings settings =
        RegistryClientSettings.DEFAULT.withUrl(running.stack().registry()).withLastKnown(copies);
    try (RegistryClient client = RegistryClient.open(settings)) {
      try (running) {
        client.publish(Subject.parse("v1/shop.Money"), Optional.of("1.0.0"), MONEY);
        client.publish(SUBJECT, Optional.of("1.0.0"), ORDER);
        judges(client);
        aNewVersionIsHeardOf(running, client);
        eventsAreCheckedOnTheWayOutAndIn(running);
      }
      judges(client);
    }
    try (RegistryClient fresh = RegistryClient.open(settings)) {
      judges(fresh);
      assertThat(fresh.stats().fromDisk()).isPositive();
      assertThat(fresh.validate("shop.Refund", BAD).warning()).isPresent();
    }
  }

  private static void judges(RegistryClient client) {
    EventCheck good = client.validate("shop.Order", GOOD);
    assertThat(good.isValid()).isTrue();
    assertThat(good.warning()).isEmpty();
    assertThat(client.validate("shop.Order", BAD).summary()).contains("/price", "at least 0");
  }

  private static void aNewVersionIsHeardOf(Running running, RegistryClient client) {
    assertThat(client.negotiate("shop.Order")).hasToString("v1/shop.Order@1.0.0");
    running.decide(
        "POST",
        "/admin/schemas",
        "{\"name\":\"shop.Order\",\"track\":\"v1\",\"core_version\":\"1.1.0\",\"content\":%s}"
            .formatted(ORDER.replace("\"required\"", "\"title\":\"Order\",\"required\"")));
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(
            () -> assertThat(client.negotiate("shop.Order")).hasToString("v1/shop.Order@1.1.0"));
    assertThat(client.get(SchemaReference.parse("v1/shop.Order@1.0.0")).fingerprint())
        .isNotEqualTo(client.negotiate("shop.Order").fingerprint());
    assertThat(client.byId(client.negotiate("shop.Order").id().orElseThrow().value()))
        .hasToString("v1/shop.Order@1.1.0");
  }

  private static void eventsAreCheckedOnTheWayOutAndIn(Running running) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", running.stack().bootstrapServers());
    config.put("assay.registry.url", running.stack().registry().toString());
    config.put("assay.schema." + TOPIC, "shop.Order");
    config.put("key.serializer", StringSerializer.class);
    config.put("value.serializer", JsonSchemaSerializer.class);
    try (KafkaProducer<String, Object> producer = new KafkaProducer<>(config)) {
      assertThatExceptionOfType(SerializationException.class)
          .isThrownBy(() -> producer.send(new ProducerRecord<>(TOPIC, "k", new Order(-1))))
          .withMessageContaining("/price");
      var _ = producer.send(new ProducerRecord<>(TOPIC, "k", new Order(7)));
      producer.flush();
    }
    config.put("key.deserializer", StringDeserializer.class);
    config.put("value.deserializer", JsonSchemaDeserializer.class);
    config.put("group.id", "application");
    config.put("auto.offset.reset", "earliest");
    config.put("isolation.level", "read_committed");
    try (KafkaConsumer<String, JsonNode> consumer = new KafkaConsumer<>(config)) {
      consumer.subscribe(List.of(TOPIC + ".validated"));
      ConsumerRecord<String, JsonNode> read =
          await()
              .atMost(Running.LONG)
              .until(
                  () -> {
                    var polled = consumer.poll(Duration.ofMillis(200)).iterator();
                    return polled.hasNext() ? Optional.of(polled.next()) : Optional.empty();
                  },
                  Optional<ConsumerRecord<String, JsonNode>>::isPresent)
              .orElseThrow();
      assertThat(read.value()).hasToString("{\"price\":7}");
      assertThat(read.headers().lastHeader("assay-schema").value())
          .asString(UTF_8)
          .isEqualTo("v1/shop.Order@1.1.0");
      assertThat(read.headers().lastHeader("assay-verdict")).isNull();
    }
  }
}
