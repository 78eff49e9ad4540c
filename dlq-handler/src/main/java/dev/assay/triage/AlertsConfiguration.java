package dev.assay.triage;

import dev.assay.kit.config.Key;
import dev.assay.triage.alert.AlertLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When people are alerted, and where.
 *
 * @param limits when
 * @param outputs where; none or many
 * @param log whether alerts go to the service's log too
 * @param link where to look, with {@code {subject}} in it
 * @param giveUpAfter how old an alert may become before it is delivered
 */
public record AlertsConfiguration(
    @Key("rules") Limits limits,
    @Key("outputs") List<OutputConfiguration> outputs,
    @Key(
            value = "log",
            defaultValue = "true",
            describes = "Whether alerts are written to the service's log too")
        boolean log,
    @Key(
            value = "link",
            describes =
                "Where people can look, with {subject} for the fingerprint or schema, such as https://ops.example/dlq/{subject}")
        Optional<String> link,
    @Key(
            value = "give-up-after",
            defaultValue = "12h",
            describes = "An alert that could not be delivered for so long is given up")
        Duration giveUpAfter) {

  public AlertsConfiguration {
    outputs = List.copyOf(outputs);
    link.ifPresent(AlertsConfiguration::requireLink);
  }

  private static void requireLink(String template) {
    try {
      var _ = URI.create(template.replace("{subject}", "v1:0123456789abcdef"));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "link '%s' is no URI: give one such as https://ops.example/dlq/{subject}"
              .formatted(template),
          wrong);
    }
  }

  /**
   * The rules.
   *
   * @param spikeFactor how many times the usual rate makes a spike
   * @param spikePerMinute dead letters a minute below which nothing is a spike
   * @param tooOldAfter how long a group may stay open
   * @param newsWithin how old the latest dead letter of a new group may be
   * @param budgetPerHour dead letters of a schema allowed in an hour
   */
  public record Limits(
      @Key(
              value = "spike-factor",
              defaultValue = "10",
              describes = "So many times a group's own usual rate is a spike")
          double spikeFactor,
      @Key(
              value = "spike-per-minute",
              defaultValue = "10",
              describes = "Below so many dead letters a minute nothing is a spike")
          double spikePerMinute,
      @Key(
              value = "too-old-after",
              defaultValue = "7d",
              describes = "A group that is open and fails for so long is told of once more")
          Duration tooOldAfter,
      @Key(
              value = "news-within",
              defaultValue = "1d",
              describes = "A new group whose dead letters are all older is no news")
          Duration newsWithin,
      @Key(
              value = "budget-per-hour",
              defaultValue = "0",
              describes = "Dead letters of one schema allowed in an hour; 0 for any number")
          long budgetPerHour) {

    public Limits {
      var _ = new AlertLimits(spikeFactor, spikePerMinute, tooOldAfter, newsWithin, budgetPerHour);
    }

    AlertLimits toLimits() {
      return new AlertLimits(spikeFactor, spikePerMinute, tooOldAfter, newsWithin, budgetPerHour);
    }
  }
}
