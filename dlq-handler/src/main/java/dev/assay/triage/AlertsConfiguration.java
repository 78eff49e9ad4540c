package dev.assay.triage;

import dev.assay.kit.config.Key;
import dev.assay.kit.tls.ClientIdentity;
import dev.assay.kit.tls.ClientTlsSettings;
import dev.assay.triage.alert.AlertLimits;
import dev.assay.triage.alert.AlertRule;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * When people are alerted, and where.
 *
 * @param limits when
 * @param outputs where; none or many
 * @param templates how alerts are put; none for the usual way
 * @param clock what is looked at from time to time
 * @param log whether alerts go to the service's log too
 * @param link where to look, with {@code {subject}} in it
 * @param giveUpAfter how old an alert may become before it is delivered
 */
public record AlertsConfiguration(
    @Key("rules") Limits limits,
    @Key("outputs") List<OutputConfiguration> outputs,
    @Key("templates") List<Template> templates,
    @Key("clock") Timed clock,
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
    templates = List.copyOf(templates);
    link.ifPresent(AlertsConfiguration::requireLink);
  }

  Map<AlertRule, String> texts() {
    Map<AlertRule, String> texts = new EnumMap<>(AlertRule.class);
    templates.forEach(template -> texts.put(AlertRule.parse(template.rule), template.text));
    return texts;
  }

  /**
   * How the alerts of a rule are put.
   *
   * @param rule which
   * @param text with places for what is known
   */
  public record Template(
      @Key(value = "rule", describes = "The rule that it is for, such as new-group") String rule,
      @Key(
              value = "text",
              describes =
                  "What is said, with {title}, {headline}, {facts}, {subject}, {command}, {link} and {time} in it")
          String text) {
    public Template {
      try {
        var _ = AlertRule.parse(rule);
      } catch (IllegalArgumentException none) {
        throw new IllegalArgumentException(
            "rule '%s' is none; give one such as new-group, spike or redrive-done".formatted(rule),
            none);
      }
    }
  }

  /**
   * What is looked at from time to time.
   *
   * @param registry asked how it is
   * @param registryCa who vouches for it, where it speaks TLS
   * @param registryDownAfter how long it may be away
   * @param summaryAt when each day is summed up
   * @param zone whose time that is
   */
  public record Timed(
      @Key(
              value = "registry",
              describes = "A registry that is asked how it is, such as http://registry:8081")
          Optional<URI> registry,
      @Key(
              value = "registry-ca",
              describes =
                  "PEM file with the authorities that vouch for that registry under https; by default those of the JDK")
          Optional<Path> registryCa,
      @Key(
              value = "registry-down-after",
              defaultValue = "1m",
              describes = "It is told of a registry that was not ready for so long")
          Duration registryDownAfter,
      @Key(value = "summary-at", describes = "When the last day is summed up, as 08:00")
          Optional<String> summaryAt,
      @Key(value = "zone", defaultValue = "UTC", describes = "Zone of that time") String zone) {
    public Timed {
      summaryAt.ifPresent(Timed::time);
      var _ = zoneOf(zone);
    }

    /** Whom to trust as the registry, if not whom the JDK trusts. */
    Optional<SSLContext> trust() {
      return registryCa.map(file ->
          ClientIdentity.read(
              new ClientTlsSettings(Optional.of(file), Optional.empty(), Optional.empty())));
    }

    Optional<LocalTime> summaryTime() {
      return summaryAt.map(Timed::time);
    }

    ZoneId zoneId() {
      return zoneOf(zone);
    }

    private static LocalTime time(String text) {
      try {
        return LocalTime.parse(text);
      } catch (DateTimeException wrong) {
        throw new IllegalArgumentException(
            "summary-at '%s' is no time of day: give one such as 08:00".formatted(text), wrong);
      }
    }

    private static ZoneId zoneOf(String text) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException wrong) {
        throw new IllegalArgumentException(
            "zone '%s' is none: give one such as Europe/Berlin".formatted(text), wrong);
      }
    }
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
