package dev.assay.sdk.kafka;

import dev.assay.sdk.RegistryClient;
import dev.assay.sdk.RegistryClientSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a serializer or deserializer is told by its producer's or consumer's configuration; the
 * environment counts for what that leaves out.
 */
final class SerdeSettings {
  /** Where the registry listens; {@code REGISTRY_URL} otherwise. */
  static final String URL = "assay.registry.url";

  /** The bearer token; {@code REGISTRY_TOKEN} otherwise. */
  static final String TOKEN = "assay.registry.token";

  /** {@code off}, {@code warn} or {@code strict}, the default. */
  static final String CHECK = "assay.check";

  /** The schema of every topic's events, with track and version if need be. */
  static final String SCHEMA = "assay.schema";

  /** The schema of one topic's events: with the topic's name behind it. */
  static final String SCHEMA_OF = "assay.schema.";

  /** The class that events are read into. */
  static final String TYPE = "assay.value.type";

  /** A client to be used instead of one's own, such as one of an in-memory registry. */
  static final String CLIENT = "assay.registry.client";

  private final Map<String, ?> config;

  SerdeSettings(Map<String, ?> config) {
    this.config = new HashMap<>(config);
  }

  Checking checking() {
    return text(CHECK, Checking::parse).orElse(Checking.STRICT);
  }

  /** The schema of a topic's events, where the configuration names one. */
  Optional<String> schemaOf(String topic) {
    return text(SCHEMA_OF + topic, Function.identity()).or(() -> text(SCHEMA, Function.identity()));
  }

  /** A client given from outside, which is not to be closed. */
  Optional<RegistryClient> givenClient() {
    Object given = config.get(CLIENT);
    if (given == null) {
      return Optional.empty();
    }
    if (given instanceof RegistryClient client) {
      return Optional.of(client);
    }
    throw new ConfigException(CLIENT, given, "give a RegistryClient");
  }

  RegistryClientSettings client() {
    RegistryClientSettings settings = RegistryClientSettings.fromEnvironment();
    RegistryClientSettings there = text(URL, URI::create).map(settings::withUrl).orElse(settings);
    return text(TOKEN, Function.identity())
        .map(token -> there.withCredentials(there.credentials().withToken(token)))
        .orElse(there);
  }

  /** The class that is named, or is given. */
  Optional<Class<?>> type() {
    Object given = config.get(TYPE);
    if (given instanceof Class<?> type) {
      return Optional.of(type);
    }
    return text(
        TYPE,
        name -> {
          try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
          } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException("is not on the class path", missing);
          }
        });
  }

  private <T> Optional<T> text(String key, Function<String, T> reading) {
    return Optional.ofNullable(config.get(key))
        .map(Object::toString)
        .filter(value -> !value.isBlank())
        .map(value -> {
          try {
            return reading.apply(value);
          } catch (IllegalArgumentException wrong) {
            throw new ConfigException(
                key, key.equals(TOKEN) ? "…" : value, String.valueOf(wrong.getMessage()));
          }
        });
  }
}
