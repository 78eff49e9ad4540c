package dev.assay.validator.binding;

import dev.assay.contracts.bindings.OutputSuffixes;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.topics.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which topics are read; two that are equal read the same, so the one may take the other's place
 * without a new topology.
 *
 * <p>A pattern never matches, whatever it says: topics of the registry, of Kafka and of Kafka
 * Streams; topics that end like outputs; topics that some binding names as source or as output; and
 * what an earlier pattern matches. So no topic is read twice, and nothing that is written here is
 * ever read here.
 *
 * @param each in the order of the bindings
 */
public record Sources(List<Source> each) {
  private static final String KAFKAS_OWN = "__.*";
  private static final String STREAMS_OWN = ".*-(?:changelog|repartition)";

  /**
   * What one binding reads.
   *
   * @param binding its name
   * @param expression the topic, or the expression that matches whole names of topics
   */
  public record Source(String binding, boolean isPattern, String expression) {
    /** The topics that are meant. */
    public Pattern pattern() {
      return Pattern.compile(isPattern ? expression : Pattern.quote(expression));
    }

    private boolean covers(String topic) {
      return isPattern ? pattern().matcher(topic).matches() : expression.equals(topic);
    }
  }

  public Sources {
    each = List.copyOf(each);
  }

  static Sources of(List<StatedBinding> stated, TopicNames registry) {
    List<String> never = new ArrayList<>();
    never.add(Pattern.quote(registry.prefix()) + ".*");
    never.add(KAFKAS_OWN);
    never.add(STREAMS_OWN);
    OutputSuffixes.ALL.forEach(suffix -> never.add(".*" + Pattern.quote(suffix)));
    stated.stream().flatMap(Sources::named).map(Pattern::quote).distinct().forEach(never::add);
    List<Source> each = new ArrayList<>();
    for (StatedBinding one : stated) {
      switch (one.rule().sources()) {
        case SourceTopics.Named(String topic) -> each.add(new Source(one.name(), false, topic));
        case SourceTopics.Matching(String pattern) -> {
          each.add(new Source(one.name(), true, without(never, pattern)));
          never.add(pattern);
        }
      }
    }
    return new Sources(each);
  }

  /** Whether there is nothing to read. */
  public boolean isEmpty() {
    return each.isEmpty();
  }

  /** Which of the bindings reads a topic, by its place. */
  Optional<Integer> readerOf(String topic) {
    return IntStream.range(0, each.size())
        .filter(i -> each.get(i).covers(topic))
        .boxed()
        .findFirst();
  }

  private static Stream<String> named(StatedBinding one) {
    return one.rule().namedSource().stream()
        .flatMap(topic ->
            Stream.of(topic, one.rule().validatedTopic(topic), one.rule().deadLetterTopic(topic)));
  }

  private static String without(List<String> never, String pattern) {
    String excluded = never.stream().map("(?:%s)"::formatted).collect(Collectors.joining("|"));
    return "(?!(?:%s)$)(?:%s)".formatted(excluded, pattern);
  }
}
