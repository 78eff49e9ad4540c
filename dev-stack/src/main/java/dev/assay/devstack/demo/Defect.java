package dev.assay.devstack.demo;

import dev.assay.devstack.demo.Episodes.Lengths;
import dev.assay.devstack.demo.Episodes.Span;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** A way in which producers get an event wrong after an upgrade, until it is rolled back. */
public enum Defect {
  /** {@code queue_size} has become {@code queueSize}. */
  RENAMED_FIELD(TelemetryEvent.FEEDBACK_TOPIC, 1),
  /** {@code capacity} is sent as text. */
  STRING_FOR_NUMBER(TelemetryEvent.FEEDBACK_TOPIC, 1),
  /** Now and then a message ends in its middle. */
  TRUNCATED(TelemetryEvent.FEEDBACK_TOPIC, 0.1),
  /** One code path forgets {@code ts}, another {@code coordinator_id}. */
  FORGOTTEN_FIELD(TelemetryEvent.FEEDBACK_TOPIC, 0.3),
  /** A component's {@code details}, which are texts, hold a number. */
  NUMBER_IN_DETAILS(TelemetryEvent.HEALTH_TOPIC, 1);

  private final String topic;
  private final double shareOfEvents;

  Defect(String topic, double shareOfEvents) {
    this.topic = topic;
    this.shareOfEvents = shareOfEvents;
  }

  /** The topic whose events it spoils. */
  public String topic() {
    return topic;
  }

  /** The share of a broken build's events that it spoils, above 0 and at most 1. */
  double shareOfEvents() {
    return shareOfEvents;
  }

  /** How long sound and broken builds are in use, in turn. */
  Lengths episodes() {
    Span untilRolledBack =
        switch (this) {
          case RENAMED_FIELD, STRING_FOR_NUMBER -> new Span(5, 8);
          case FORGOTTEN_FIELD -> new Span(12, 18);
          case NUMBER_IN_DETAILS -> new Span(20, 30);
          case TRUNCATED -> new Span(50, 70);
        };
    return new Lengths(new Span(100, 140), untilRolledBack);
  }

  /** The value that a broken build sends in place of the sound document, which is used up. */
  byte[] spoil(ObjectNode document, RandomGenerator random) {
    return switch (this) {
      case RENAMED_FIELD -> renamed(document);
      case STRING_FOR_NUMBER ->
          TelemetryEvent.bytesOf(document.put("capacity", document.get("capacity").asString()));
      case TRUNCATED -> truncated(TelemetryEvent.bytesOf(document), random);
      case FORGOTTEN_FIELD ->
          TelemetryEvent.bytesOf(document.without(random.nextBoolean() ? "ts" : "coordinator_id"));
      case NUMBER_IN_DETAILS -> numberInDetails(document);
    };
  }

  private static byte[] renamed(ObjectNode document) {
    int size = document.get("queue_size").asInt();
    return TelemetryEvent.bytesOf(document.without("queue_size").put("queueSize", size));
  }

  private static byte[] truncated(byte[] whole, RandomGenerator random) {
    return Arrays.copyOf(whole, random.nextInt(whole.length / 4, whole.length));
  }

  private static byte[] numberInDetails(ObjectNode document) {
    ObjectNode details = (ObjectNode) document.get("components").get(0).get("details");
    details.put("queue_size", details.get("queue_size").asInt());
    return TelemetryEvent.bytesOf(document);
  }
}
