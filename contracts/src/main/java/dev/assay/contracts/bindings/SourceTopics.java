package dev.assay.contracts.bindings;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which topics a binding reads. */
public sealed interface SourceTopics {

  /** What is written: the topic, or the pattern. */
  String text();

  /**
   * One topic.
   *
   * @param topic a legal Kafka topic name
   */
  record Named(String topic) implements SourceTopics {
    public Named {
      TopicShape.require("source", topic);
    }

    @Override
    public String text() {
      return topic;
    }
  }

  /**
   * Every topic whose whole name matches, also those that come later.
   *
   * @param pattern a regular expression in Java's syntax, 1 to 249 characters
   */
  record Matching(String pattern) implements SourceTopics {
    private static final int MAX_LENGTH = 249;

    public Matching {
      if (pattern.isBlank() || pattern.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "pattern '%s' has %d characters; give 1 to %d, such as telemetry\\..*"
                .formatted(pattern, pattern.length(), MAX_LENGTH));
      }
      compile(pattern);
    }

    @Override
    public String text() {
      return pattern;
    }

    /** Whether the pattern, and nothing else, says so. */
    public boolean matches(String topic) {
      return compile(pattern).matcher(topic).matches();
    }

    private static Pattern compile(String pattern) {
      try {
        return Pattern.compile(pattern);
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException(
            "pattern '%s' is no regular expression: %s; write it like telemetry\\..*"
                .formatted(pattern, wrong.getDescription()),
            wrong);
      }
    }
  }
}
