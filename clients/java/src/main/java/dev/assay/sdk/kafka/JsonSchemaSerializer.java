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
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Writes events as JSON, checks them before they are sent, and says in the header {@code
 * assay-schema} by which version.
 *
 * <p>Bytes and texts are sent as they are; anything else is written by Jackson. Configuration:
 * {@code assay.schema} or {@code assay.schema.TOPIC}, {@code assay.check} ({@code off}, {@code
 * warn}, {@code strict}), {@code assay.registry.url}, {@code assay.registry.token}.
 *
 * @param <T> the events
 */
public final class JsonSchemaSerializer<T> implements Serializer<T> {
  private @Nullable EventChecker checker;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    checker = new EventChecker(configs);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T event) {
    return serialize(topic, new RecordHeaders(), event);
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T event) {
    if (event == null) {
      return null;
    }
    byte[] json = json(topic, event);
    EventChecker checks = EventChecker.configured(checker);
    Optional<String> claimed = HeaderText.read(headers, HeaderNames.SCHEMA);
    checks
        .check(topic, claimed.or(() -> checks.settings().schemaOf(topic)), json)
        .ifPresent(version -> HeaderText.write(headers, HeaderNames.SCHEMA, version));
    return json;
  }

  private static byte[] json(String topic, Object event) {
    return switch (event) {
      case byte[] bytes -> bytes;
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      default -> {
        try {
          yield WireJson.MAPPER.writeValueAsBytes(event);
        } catch (JacksonException impossible) {
          throw new SerializationException(
              "an event of %s for %s can't be written as JSON: %s"
                  .formatted(event.getClass().getName(), topic, impossible.getOriginalMessage()),
              impossible);
        }
      }
    };
  }

  @Override
  public void close() {
    if (checker != null) {
      checker.close();
    }
  }
}
