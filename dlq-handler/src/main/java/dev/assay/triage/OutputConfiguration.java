package dev.assay.triage;

import dev.assay.kit.config.Key;
import dev.assay.kit.config.Secret;
import dev.assay.triage.courier.QuietHours;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One place where alerts go.
 *
 * @param kind what it understands
 * @param url where it is; a secret, since whoever knows it may write there
 * @param secret what messages are signed with
 * @param maxPerMinute messages; more wait, and go together where the output can
 * @param firstRetry after a failure; doubled with each
 * @param lastRetry the longest between two attempts
 * @param quiet when alerts wait
 */
public record OutputConfiguration(
    @Key(value = "kind", describes = "slack for an incoming webhook, webhook for CloudEvents")
        Kind kind,
    @Key(value = "url", describes = "Where it is; whoever knows it may write there") Secret url,
    @Key(value = "secret", describes = "Signs what a webhook gets, in Assay-Signature")
        Optional<Secret> secret,
    @Key(
            value = "max-per-minute",
            defaultValue = "20",
            describes = "Messages a minute; more wait, none is lost")
        int maxPerMinute,
    @Key(
            value = "first-retry",
            defaultValue = "2s",
            describes = "After a failure it is tried again so soon, then in doubled steps")
        Duration firstRetry,
    @Key(
            value = "last-retry",
            defaultValue = "5m",
            describes = "The longest time between two attempts")
        Duration lastRetry,
    @Key(
            value = "quiet",
            describes =
                "When alerts wait, as 22:00-07:00 Europe/Berlin; they are brought when it is over")
        Optional<String> quiet) {

  /** What an output understands. */
  public enum Kind {
    /** Slack's incoming webhooks, and what imitates them. */
    SLACK,
    /** CloudEvents as JSON. */
    WEBHOOK
  }

  public OutputConfiguration {
    quiet.ifPresent(QuietHours::parse);
    String scheme = schemeOf(url);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException("url is not of the form https://host/path");
    }
    if (secret.isPresent() && kind == Kind.SLACK) {
      throw new IllegalArgumentException(
          "secret is of no use to slack, which checks no signature: leave it out");
    }
  }

  /** Never says the URL, which is a secret. */
  private static String schemeOf(Secret url) {
    try {
      URI uri = URI.create(url.reveal());
      return uri.getHost() == null ? "" : String.valueOf(uri.getScheme());
    } catch (IllegalArgumentException notShown) {
      return "";
    }
  }
}
