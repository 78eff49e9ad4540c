package dev.assay.triage.redrive;

import dev.assay.contracts.topics.TopicNames;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which topics events may be sent to, and how many partitions those have.
 *
 * <p>The source topic is named by a header that anybody may have written. So a redrive never writes
 * to the registry's own topics, to Kafka's, or to one that dead letters are read from.
 *
 * @param partitions of every topic there is
 * @param own the names of the cluster's own topics
 * @param deadLetterTopics what is read here
 */
public record Destinations(
    Map<String, Integer> partitions, TopicNames own, Set<String> deadLetterTopics) {
  private static final String TOPIC = "topic:";
  private static final String KAFKAS_OWN = "__";

  public Destinations {
    partitions = Map.copyOf(partitions);
    deadLetterTopics = Set.copyOf(deadLetterTopics);
  }

  /**
   * Refuses what is no destination.
   *
   * @throws IllegalArgumentException naming what can be given
   */
  public static String checked(String to) {
    boolean known = to.equals("source") || to.equals("validated");
    if (!known && !to.matches("topic:[A-Za-z0-9._-]{1,249}")) {
      throw new IllegalArgumentException(
          "to '%s' is no destination; give source, validated or topic:NAME".formatted(to));
    }
    return to;
  }

  /** The topic that a letter's event is to go to; nothing where its headers don't say. */
  static Optional<String> topic(String to, LetterSource source) {
    if (to.startsWith(TOPIC)) {
      return Optional.of(to.substring(TOPIC.length()));
    }
    return to.equals("validated") ? source.topic().map(TopicNames::validated) : source.topic();
  }

  /** Why a topic may not be written to, or nothing where it may. */
  Optional<String> refusal(String topic) {
    if (topic.startsWith(own.prefix())
        || topic.startsWith(KAFKAS_OWN)
        || deadLetterTopics.contains(topic)) {
      return Optional.of("target-refused");
    }
    return partitions.containsKey(topic) ? Optional.empty() : Optional.of("target-missing");
  }

  /** The event's former partition, as long as the topic has it; else its key decides. */
  OptionalInt partition(String topic, LetterSource source) {
    OptionalInt former = source.partition();
    return former.isPresent() && former.getAsInt() < partitions.getOrDefault(topic, 0)
        ? former
        : OptionalInt.empty();
  }

  /** How many partitions a parking topic is created with: as many as its source has. */
  public int partitionsForParking(String parkingTopic) {
    String suffix = TopicNames.parked("");
    String source =
        parkingTopic.endsWith(suffix)
            ? parkingTopic.substring(0, parkingTopic.length() - suffix.length())
            : parkingTopic;
    return partitions.getOrDefault(source, 1);
  }
}
