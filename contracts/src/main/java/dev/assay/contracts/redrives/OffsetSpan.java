package dev.assay.contracts.redrives;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dead letters by where they stand, as people write it: {@code telemetry.feedback.dlq:0:100-199} or
 * {@code 0:100-199}.
 *
 * @param topic the dead-letter topic, or empty for any
 * @param partition 0 or more
 * @param fromInclusive the first offset
 * @param toInclusive the last
 */
public record OffsetSpan(
    Optional<String> topic,
    int partition,
    @JsonProperty("from") long fromInclusive,
    @JsonProperty("to") long toInclusive) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:(?<topic>[A-Za-z0-9._-]{1,249}):)?(?<partition>[0-9]{1,6}):(?<from>[0-9]{1,18})(?:-(?<to>[0-9]{1,18}))?");

  public OffsetSpan {
    if (partition < 0 || fromInclusive < 0 || toInclusive < fromInclusive) {
      throw new IllegalArgumentException(
          "offsets %d-%d of partition %d are no span: give partition:first-last"
              .formatted(fromInclusive, toInclusive, partition));
    }
  }

  /**
   * Reads a span; a single offset is a span of one.
   *
   * @throws IllegalArgumentException for a text that is none
   */
  public static OffsetSpan parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "offsets '%s' are not of the form [TOPIC:]PARTITION:FIRST[-LAST]".formatted(text));
    }
    long from = Long.parseLong(matcher.group("from"));
    return new OffsetSpan(
        Optional.ofNullable(matcher.group("topic")),
        Integer.parseInt(matcher.group("partition")),
        from,
        Optional.ofNullable(matcher.group("to")).map(Long::parseLong).orElse(from));
  }

  /** Whether a dead letter stands in it. */
  public boolean contains(String otherTopic, int otherPartition, long offset) {
    return topic.map(otherTopic::equals).orElse(true)
        && partition == otherPartition
        && offset >= fromInclusive
        && offset <= toInclusive;
  }

  @Override
  public String toString() {
    return topic.map(name -> name + ":").orElse("")
        + "%d:%d-%d".formatted(partition, fromInclusive, toInclusive);
  }
}
