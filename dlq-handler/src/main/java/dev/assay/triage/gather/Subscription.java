package dev.assay.triage.gather;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which dead-letter topics are read.
 *
 * @param topics those that are named
 * @param pattern those that are called so, as they come and go
 */
public record Subscription(List<String> topics, Optional<String> pattern) {

  /**
   * At least one of both.
   *
   * @throws IllegalArgumentException if there is neither, a topic twice, or no regular expression
   */
  public Subscription {
    topics = List.copyOf(topics);
    if (topics.isEmpty() && pattern.isEmpty()) {
      throw new IllegalArgumentException(
          "dead-letter-topics names no topic and dead-letter-pattern is not set: give at least one, such as telemetry.feedback.dlq");
    }
    if (topics.stream().distinct().count() < topics.size()) {
      throw new IllegalArgumentException(
          "dead-letter-topics %s names a topic twice".formatted(topics));
    }
    pattern.ifPresent(Subscription::check);
  }

  /** Both as one regular expression, where there is a pattern. */
  Optional<String> regex() {
    return pattern.map(text ->
        Stream.concat(topics.stream().map(Pattern::quote), Stream.of(text))
            .map(each -> "(?:" + each + ")")
            .collect(Collectors.joining("|")));
  }

  /** Whether a topic is read. */
  public boolean includes(String topic) {
    return topics.contains(topic) || pattern.map(regex -> topic.matches(regex)).orElse(false);
  }

  private static void check(String regex) {
    try {
      var _ = Pattern.compile(regex);
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "dead-letter-pattern '%s' is no regular expression (%s): give one such as .*\\.dlq"
              .formatted(regex, wrong.getDescription()),
          wrong);
    }
  }
}
