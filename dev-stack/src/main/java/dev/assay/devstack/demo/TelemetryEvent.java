package dev.assay.devstack.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event as its producer sends it, with what only the simulation knows about it.
 *
 * @param topic one of {@link #FEEDBACK_TOPIC}, {@link #HEALTH_TOPIC}, {@link #RATE_TOPIC}
 * @param key coordinator id, service or provider
 * @param value JSON in UTF-8, or what a defect left of it
 * @param headers in the order in which they are to be written; empty for v1 producers
 * @param defect what is wrong with the value; empty exactly if the value is valid against its
 *     schema
 */
@SuppressWarnings("ArrayRecordComponent") // Kafka wants the bytes; equality is by content below.
public record TelemetryEvent(
    String topic, String key, byte[] value, Map<String, String> headers, Optional<Defect> defect) {
  /** Carries {@code telemetry.FeedbackEvent}. */
  public static final String FEEDBACK_TOPIC = "telemetry.feedback";

  /** Carries {@code telemetry.HealthStatus}. */
  public static final String HEALTH_TOPIC = "telemetry.health";

  /** Carries {@code telemetry.RateAdjustment}. */
  public static final String RATE_TOPIC = "telemetry.rate";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  public TelemetryEvent {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static byte[] bytesOf(ObjectNode document) {
    return JSON.writeValueAsBytes(document);
  }

  /** A decimal to the millisecond, because a double of today's size prints with an exponent. */
  static BigDecimal epochSeconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TelemetryEvent that
        && topic.equals(that.topic)
        && key.equals(that.key)
        && Arrays.equals(value, that.value)
        && headers.equals(that.headers)
        && defect.equals(that.defect);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Arrays.hashCode(value);
  }
}
