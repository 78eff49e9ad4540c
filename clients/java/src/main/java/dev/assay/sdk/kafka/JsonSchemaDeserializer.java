package dev.assay.sdk.kafka;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks events before anybody reads them, and reads them from JSON.
 *
 * <p>The schema is the one that the header {@code assay-schema} names, else the configured one.
 * Configuration: as for {@link JsonSchemaSerializer}, and {@code assay.value.type}, the class to
 * read into: by default {@link JsonNode}; {@code byte[]} and {@link String} leave events as they
 * are.
 *
 * @param <T> the events
 */
public final class JsonSchemaDeserializer<T> implements Deserializer<T> {
  private @Nullable EventChecker checker;
  private Class<?> type = JsonNode.class;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    EventChecker checks = new EventChecker(configs);
    type = checks.settings().type().orElse(JsonNode.class);
    checker = checks;
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] event) {
    return deserialize(topic, new RecordHeaders(), event);
  }

  @Override
  @SuppressWarnings("unchecked") // The class is configured by whoever named T.
  public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] event) {
    if (event == null) {
      return null;
    }
    EventChecker checks = EventChecker.configured(checker);
    Optional<String> schema =
        HeaderText.read(headers, HeaderNames.SCHEMA).or(() -> checks.settings().schemaOf(topic));
    var _ = checks.check(topic, schema, event);
    return (T) read(topic, event);
  }

  private Object read(String topic, byte[] event) {
    if (type == byte[].class) {
      return event;
    }
    if (type == String.class) {
      return new String(event, StandardCharsets.UTF_8);
    }
    try {
      return WireJson.MAPPER.readValue(event, type);
    } catch (JacksonException unreadable) {
      // The original message may quote the event.
      throw new SerializationException(
          "an event of %s can't be read as %s: %s"
              .formatted(topic, type.getName(), unreadable.getClass().getSimpleName()));
    }
  }

  @Override
  public void close() {
    if (checker != null) {
      checker.close();
    }
  }
}
