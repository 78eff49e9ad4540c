package dev.assay.contracts.bindings;

import java.util.regex.Pattern;

/** What Kafka takes for the name of a topic. */
final class TopicShape {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  private TopicShape() {}

  static void require(String key, String topic) {
    if (!SHAPE.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
      throw new IllegalArgumentException(
          "%s '%s' is no Kafka topic name: 1 to 249 letters, digits, '.', '_' or '-'"
              .formatted(key, topic));
    }
  }
}
