package dev.assay.kit.topics;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a topic must be.
 *
 * @param partitions 1 or more; how many it is created with
 * @param partitionsFixed whether a topic with another number of partitions is refused
 * @param settings topic-level settings it is created with; of a topic that exists only {@code
 *     cleanup.policy} is verified, since the others are its operators' to tune
 */
public record TopicSpec(
    String name, int partitions, boolean partitionsFixed, SortedMap<String, String> settings) {

  public TopicSpec {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a topic needs a name");
    }
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "topic '%s' can't have %d partitions".formatted(name, partitions));
    }
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** A topic that must have exactly so many partitions. */
  public static TopicSpec fixed(String name, int partitions, Map<String, String> settings) {
    return new TopicSpec(name, partitions, true, new TreeMap<>(settings));
  }

  /** A topic created with so many partitions, which its operators may have more of. */
  public static TopicSpec initially(String name, int partitions, Map<String, String> settings) {
    return new TopicSpec(name, partitions, false, new TreeMap<>(settings));
  }
}
