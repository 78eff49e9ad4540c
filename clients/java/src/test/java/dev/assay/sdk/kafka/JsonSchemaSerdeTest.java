package dev.assay.sdk.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.sdk.InMemoryRegistry;
import dev.assay.sdk.RegistryClient;
import dev.assay.sdk.RegistryClientSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonSchemaSerdeTest {
  private static final String ORDER =
      "{\"type\":\"object\",\"properties\":{\"size\":{\"type\":\"integer\"}},\"required\":[\"size\"]}";

  private final RegistryClient client =
      new InMemoryRegistry()
          .put("v1/orders.Order@1.0.0", ORDER)
          .client(RegistryClientSettings.DEFAULT);

  record Order(int size) {}

  record Wrong(String size) {}

  @AfterEach
  void close() {
    client.close();
  }

  private Map<String, Object> config(String... more) {
    Map<String, Object> config = new HashMap<>();
    config.put(SerdeSettings.CLIENT, client);
    config.put("assay.schema.orders", "orders.Order");
    for (int i = 0; i < more.length; i += 2) {
      config.put(more[i], more[i + 1]);
    }
    return config;
  }

  private JsonSchemaSerializer<Object> serializer(String... more) {
    JsonSchemaSerializer<Object> serializer = new JsonSchemaSerializer<>();
    serializer.configure(config(more), false);
    return serializer;
  }

  private static <T> JsonSchemaDeserializer<T> deserializer(Map<String, Object> config) {
    JsonSchemaDeserializer<T> deserializer = new JsonSchemaDeserializer<>();
    deserializer.configure(config, false);
    return deserializer;
  }

  @Test
  void anEventIsWrittenCheckedAndLabelled() {
    Headers headers = new RecordHeaders();
    byte[] sent = serializer().serialize("orders", headers, new Order(3));

    assertThat(sent).asString(UTF_8).isEqualTo("{\"size\":3}");
    assertThat(headers.lastHeader("assay-schema").value())
        .asString(UTF_8)
        .isEqualTo("v1/orders.Order@1.0.0");
    JsonSchemaDeserializer<JsonNode> reading = deserializer(config());
    assertThat(reading.deserialize("orders", headers, sent)).hasToString("{\"size\":3}");
    JsonSchemaDeserializer<Order> typed =
        deserializer(config("assay.value.type", Order.class.getName()));
    assertThat(typed.deserialize("orders", headers, sent)).isEqualTo(new Order(3));
  }

  @Test
  void bytesAndTextsAreSentAsTheyAre() {
    byte[] bytes = " { \"size\" : 1 } ".getBytes(UTF_8);
    assertThat(serializer().serialize("orders", bytes)).isSameAs(bytes);
    assertThat(serializer().serialize("orders", "{\"size\":1} ")).asString(UTF_8).endsWith(" ");
    assertThat(serializer().serialize("orders", null)).isNull();
  }

  @Test
  void whatBreaksItsSchemaIsRefusedBeforeItIsSent() {
    Headers headers = new RecordHeaders();
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> serializer().serialize("orders", headers, new Wrong("secret")))
        .withMessageContainingAll("orders", "v1/orders.Order@1.0.0", "/size", "assay.check=warn")
        .withMessageNotContaining("secret");
    assertThat(headers).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warn", "OFF"})
  void whoOnlyWarnsOrDoesNotLookSendsIt(String check) {
    assertThat(serializer("assay.check", check).serialize("orders", new Wrong("x")))
        .asString(UTF_8)
        .isEqualTo("{\"size\":\"x\"}");
  }

  @Test
  void aReaderRefusesWhatBreaksTheSchemaThatItNames() {
    Headers headers = new RecordHeaders();
    headers.add("assay-schema", "v1/orders.Order@1.0.0".getBytes(UTF_8));
    JsonSchemaDeserializer<JsonNode> reading = deserializer(config());

    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> reading.deserialize("elsewhere", headers, "{}".getBytes(UTF_8)))
        .withMessageContaining("must have 'size'");
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> reading.deserialize("orders", "{secret".getBytes(UTF_8)))
        .withMessageNotContaining("secret");
    assertThat(Optional.ofNullable(reading.deserialize("orders", null))).isEmpty();
  }

  @Test
  void withoutASchemaEventsPass() {
    assertThat(serializer().serialize("unknown", new Wrong("x"))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "assay.check, perhaps, 'off, warn, strict'",
    "assay.value.type, no.such.Type, class path",
    "assay.registry.client, x, RegistryClient"
  })
  void whatIsConfiguredWronglyIsNamed(String key, String value, String remedy) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> deserializer(config(key, value)))
        .withMessageContainingAll(key, value, remedy);
  }
}
