package dev.assay.triage.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a reading has come: of each partition the next offset, and where to end, which is where
 * it ended when the reading began.
 *
 * @param spans by partition
 */
record Cursor(TreeMap<TopicPartition, Span> spans) {
  static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  /**
   * Offsets of one partition.
   *
   * @param next to be read
   * @param end not to be read any more
   */
  record Span(long next, long end) {
    boolean isDone() {
      return next >= end;
    }
  }

  static Cursor of(Map<TopicPartition, Span> spans) {
    TreeMap<TopicPartition, Span> sorted = new TreeMap<>(ORDER);
    spans.forEach((partition, span) -> {
      if (!span.isDone()) {
        sorted.put(partition, span);
      }
    });
    return new Cursor(sorted);
  }

  /** Where to go on, as a text without meaning for others; nothing at the end. */
  Optional<String> text() {
    String plain =
        spans.entrySet().stream()
            .map(entry ->
                "%s:%d:%d:%d"
                    .formatted(
                        entry.getKey().topic(),
                        entry.getKey().partition(),
                        entry.getValue().next(),
                        entry.getValue().end()))
            .collect(Collectors.joining(","));
    return plain.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8)));
  }

  /**
   * Reads {@link #text()} back.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Cursor parse(String text) {
    Map<TopicPartition, Span> spans = new TreeMap<>(ORDER);
    for (String entry : new String(Base64.getUrlDecoder().decode(text), UTF_8).split(",", -1)) {
      String[] parts = entry.split(":", -1);
      if (parts.length != 4) {
        throw new IllegalArgumentException("'after' is not what an answer gave as 'next'");
      }
      spans.put(
          new TopicPartition(parts[0], Integer.parseInt(parts[1])),
          new Span(Math.max(0, Long.parseLong(parts[2])), Long.parseLong(parts[3])));
    }
    return of(spans);
  }
}
