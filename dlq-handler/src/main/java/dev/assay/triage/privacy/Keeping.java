package dev.assay.triage.privacy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long groups and samples are kept, by source topic; for ever where no rule says otherwise.
 *
 * @param rules the first that is about a topic counts
 */
public record Keeping(List<Rule> rules) {
  /** Everything is kept. */
  public static final Keeping FOREVER = new Keeping(List.of());

  public Keeping {
    rules = List.copyOf(rules);
  }

  /**
   * For some source topics.
   *
   * @param sources which, by their whole name
   * @param samples so long after they failed
   * @param groups so long after their last dead letter
   */
  public record Rule(Pattern sources, Optional<Duration> samples, Optional<Duration> groups) {}

  /** How long samples of events from a topic are kept. */
  public Optional<Duration> samplesOf(String sourceTopic) {
    return ruleOf(sourceTopic).flatMap(Rule::samples);
  }

  /** How long a group is kept: the longest that one of its source topics asks for. */
  public Optional<Duration> groupsOf(Collection<String> sourceTopics) {
    List<Optional<Duration>> asked =
        sourceTopics.stream().map(topic -> ruleOf(topic).flatMap(Rule::groups)).toList();
    return asked.stream().allMatch(Optional::isPresent)
        ? asked.stream().flatMap(Optional::stream).max(Duration::compareTo)
        : Optional.empty();
  }

  /** Whether nothing is ever dropped. */
  public boolean isForever() {
    return rules.isEmpty();
  }

  private Optional<Rule> ruleOf(String sourceTopic) {
    return rules.stream().filter(rule -> rule.sources.matcher(sourceTopic).matches()).findFirst();
  }
}
