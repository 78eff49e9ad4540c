package dev.assay.devstack.stack;

import dev.assay.contracts.topics.TopicNames;

/**
 * A topic that is judged, by default by this schema.
 *
 * @param topic where producers write to
 * @param schema the schema's name
 */
public record Source(String topic, String schema) {

  /**
   * Reads {@code topic=schema}, such as {@code telemetry.feedback=telemetry.FeedbackEvent}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Source parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "binding '%s' is not of the form topic=schema, such as telemetry.feedback=telemetry.FeedbackEvent"
              .formatted(text));
    }
    return new Source(text.substring(0, equals), text.substring(equals + 1));
  }

  String deadLetters() {
    return TopicNames.deadLetters(topic);
  }
}
