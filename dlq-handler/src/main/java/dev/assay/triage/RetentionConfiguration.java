package dev.assay.triage;

import dev.assay.kit.config.Key;
import dev.assay.triage.privacy.Keeping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long groups and samples are kept.
 *
 * @param rules the first that is about a source topic counts; without one, for ever
 */
public record RetentionConfiguration(@Key("rules") List<Rule> rules) {
  private static final Duration LEAST = Duration.ofMinutes(1);

  public RetentionConfiguration {
    rules = List.copyOf(rules);
  }

  Keeping toKeeping() {
    return new Keeping(
        rules.stream()
            .map(rule ->
                new Keeping.Rule(SourcePattern.parse(rule.sources), rule.samples, rule.groups))
            .toList());
  }

  /**
   * One rule.
   *
   * @param sources whose dead letters
   * @param samples how long their samples are kept
   * @param groups how long a group is kept after its last dead letter
   */
  public record Rule(
      @Key(
              value = "sources",
              describes =
                  "Regular expression of the source topics that it is about, such as shop\\..*")
          String sources,
      @Key(value = "samples", describes = "Samples are dropped so long after they failed, as 7d")
          Optional<Duration> samples,
      @Key(
              value = "groups",
              describes =
                  "A group is dropped so long after its last dead letter; of several source topics the longest counts")
          Optional<Duration> groups) {
    public Rule {
      var _ = SourcePattern.parse(sources);
      samples.ifPresent(kept -> require("samples", kept));
      groups.ifPresent(kept -> require("groups", kept));
    }

    private static void require(String key, Duration kept) {
      if (kept.compareTo(LEAST) < 0) {
        throw new IllegalArgumentException(
            "%s %s is less than %s: it is looked at once a minute".formatted(key, kept, LEAST));
      }
    }
  }
}
