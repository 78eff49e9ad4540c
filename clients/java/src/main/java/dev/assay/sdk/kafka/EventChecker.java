package dev.assay.sdk.kafka;

import dev.assay.sdk.EventCheck;
import dev.assay.sdk.RegistryClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the events of one serializer or deserializer. */
final class EventChecker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventChecker.class);
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final SerdeSettings settings;
  private final Checking checking;
  private final Optional<RegistryClient> client;
  private final boolean isOwner;
  private final ConcurrentMap<String, Long> saidAtNanos = new ConcurrentHashMap<>();

  EventChecker(Map<String, ?> config) {
    this.settings = new SerdeSettings(config);
    this.checking = settings.checking();
    Optional<RegistryClient> given = settings.givenClient();
    this.isOwner = given.isEmpty();
    this.client =
        checking == Checking.OFF
            ? Optional.empty()
            : Optional.of(given.orElseGet(() -> RegistryClient.open(settings.client())));
  }

  /** Kafka configures before it uses, which a compiler can't see. */
  static EventChecker configured(@Nullable EventChecker checker) {
    if (checker == null) {
      throw new IllegalStateException("call configure before the first event");
    }
    return checker;
  }

  SerdeSettings settings() {
    return settings;
  }

  /**
   * Checks an event.
   *
   * @return by which version it was judged, where it was
   * @throws SerializationException if it breaks its schema, where that is to be refused
   */
  Optional<String> check(String topic, Optional<String> schema, byte[] event) {
    if (client.isEmpty()) {
      return Optional.empty();
    }
    if (schema.isEmpty()) {
      warn(
          topic,
          "no schema is named for its events: set %s%s".formatted(SerdeSettings.SCHEMA_OF, topic));
      return Optional.empty();
    }
    EventCheck check = client.get().validate(schema.get(), event);
    if (!check.isValid()) {
      refuse(topic, check);
    }
    check.warning().ifPresent(why -> warn(topic, why));
    return check.schema().map(Object::toString);
  }

  private void refuse(String topic, EventCheck check) {
    String what =
        "an event for %s breaks %s: %s"
            .formatted(
                topic, check.schema().map(Object::toString).orElse("its schema"), check.summary());
    if (checking == Checking.STRICT) {
      throw new SerializationException(
          what + "; correct the event, or set %s=warn".formatted(SerdeSettings.CHECK));
    }
    warn(topic, what);
  }

  /** At most once in ten seconds for each thing that is said. */
  private void warn(String topic, String what) {
    long now = System.nanoTime();
    Long before = saidAtNanos.get(topic);
    if (before == null || now - before > QUIET_NANOS) {
      saidAtNanos.put(topic, now);
      LOG.atWarn().addKeyValue("topic", topic).log(what);
    }
  }

  @Override
  public void close() {
    if (isOwner) {
      client.ifPresent(RegistryClient::close);
    }
  }
}
