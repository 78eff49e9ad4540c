package dev.assay.contracts.enforcement;

import dev.assay.schema.SchemaName;

/**
 * What a policy is about: a topic, a schema, or everything; the narrower one wins, in that order.
 */
public sealed interface Scope {

  /** Everything without a policy of its own, written {@code *}. */
  record Everything() implements Scope {
    @Override
    public String toString() {
      return "*";
    }
  }

  /**
   * Every event judged by a schema, on whichever track, written {@code
   * schema:telemetry.FeedbackEvent}.
   *
   * @param name the schema's name
   */
  record OfSchema(SchemaName name) implements Scope {
    @Override
    public String toString() {
      return SCHEMA + name;
    }
  }

  /**
   * Every event of a source topic, written {@code topic:telemetry.feedback}.
   *
   * @param topic a legal Kafka topic name
   */
  record OfTopic(String topic) implements Scope {
    private static final int MAX_LENGTH = 249;

    public OfTopic {
      if (topic.isEmpty() || topic.length() > MAX_LENGTH || !isLegal(topic)) {
        throw new IllegalArgumentException(
            "topic '%s' is not a Kafka topic name: 1 to 249 letters, digits, '.', '_' or '-'"
                .formatted(topic));
      }
    }

    // Made for every event that is judged, so without a regular expression.
    private static boolean isLegal(String topic) {
      for (int i = 0; i < topic.length(); i++) {
        char c = topic.charAt(i);
        boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!plain && c != '.' && c != '_' && c != '-') {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return TOPIC + topic;
    }
  }

  /** What a schema's scope begins with. */
  String SCHEMA = "schema:";

  /** What a topic's scope begins with. */
  String TOPIC = "topic:";

  /** The widest scope. */
  Scope EVERYTHING = new Everything();

  /**
   * Reads {@code *}, {@code topic:NAME}, {@code schema:NAME}, or a bare schema name.
   *
   * @throws IllegalArgumentException if the name in it is wrong
   */
  static Scope parse(String text) {
    if (text.equals("*")) {
      return EVERYTHING;
    }
    if (text.startsWith(TOPIC)) {
      return new OfTopic(text.substring(TOPIC.length()));
    }
    String name = text.startsWith(SCHEMA) ? text.substring(SCHEMA.length()) : text;
    return new OfSchema(SchemaName.requested(name));
  }
}
