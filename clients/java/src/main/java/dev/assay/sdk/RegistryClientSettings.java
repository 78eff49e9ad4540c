package dev.assay.sdk;

import dev.assay.client.Credentials;
import dev.assay.schema.Track;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a {@link RegistryClient} behaves.
 *
 * @param enabled false makes every check an immediate yes and asks nobody
 * @param url where the registry listens
 * @param credentials how to prove there who asks
 * @param preference the tracks to take a name from, the preferred one first
 * @param freshness how long an answer counts
 * @param calls how patient to be with the registry
 * @param lastKnown directory for a copy of every schema, for starts without a registry
 * @param observer hears of hits, misses, errors and verdicts
 */
public record RegistryClientSettings(
    boolean enabled,
    URI url,
    Credentials credentials,
    List<Track> preference,
    Freshness freshness,
    Calls calls,
    Optional<Path> lastKnown,
    ClientObserver observer) {
  private static final URI LOCAL = URI.create("http://127.0.0.1:8081");

  /** A registry on this machine, track v2 before v1, answers for five minutes. */
  public static final RegistryClientSettings DEFAULT =
      new RegistryClientSettings(
          true,
          LOCAL,
          Credentials.NONE,
          List.of(Track.V2, Track.V1),
          new Freshness(Duration.ofMinutes(5), Duration.ofSeconds(30), true),
          new Calls(Duration.ofSeconds(5), 3, Duration.ofMillis(100)),
          Optional.empty(),
          ClientObserver.DEAF);

  public RegistryClientSettings {
    preference = List.copyOf(preference);
    if (preference.isEmpty()) {
      throw new IllegalArgumentException("no track is preferred; name at least one, such as v1");
    }
  }

  /**
   * How long an answer counts.
   *
   * @param timeToLive of a schema that may change; asked for once more until twice as old, it is
   *     given at once and asked for behind
   * @param negative of the answer that there is no such schema
   * @param follow whether to listen to changes, which make answers old at once
   */
  public record Freshness(Duration timeToLive, Duration negative, boolean follow) {
    public Freshness {
      requirePositive("time to live", timeToLive);
      requirePositive("negative time to live", negative);
    }
  }

  /**
   * How patient to be.
   *
   * @param timeout of one call
   * @param attempts at most, the first included
   * @param pause before the second; doubles, and is drawn at random up to that
   */
  public record Calls(Duration timeout, int attempts, Duration pause) {
    public Calls {
      requirePositive("timeout", timeout);
      requirePositive("pause", pause);
      if (attempts < 1) {
        throw new IllegalArgumentException(
            "%d attempts are none; give at least 1".formatted(attempts));
      }
    }
  }

  /**
   * What the environment says: {@code REGISTRY_ENABLED}, {@code REGISTRY_URL}, {@code
   * REGISTRY_TOKEN}, {@code REGISTRY_CACHE_TTL} and {@code REGISTRY_TIMEOUT} (seconds, or {@code
   * 250ms}, {@code 5m}), {@code SCHEMA_PREFER_TRACK}, {@code SCHEMA_FALLBACK_TRACK}, {@code
   * REGISTRY_LAST_KNOWN_DIR}; the defaults for what it leaves out.
   *
   * @throws IllegalArgumentException naming the variable, its value and what to give
   */
  public static RegistryClientSettings fromEnvironment() {
    return from(System.getenv());
  }

  /** The same from variables of one's own. */
  public static RegistryClientSettings from(Map<String, String> variables) {
    return new Environment(variables).settings(DEFAULT);
  }

  /** The same, switched on or off. */
  public RegistryClientSettings withEnabled(boolean other) {
    return new RegistryClientSettings(
        other, url, credentials, preference, freshness, calls, lastKnown, observer);
  }

  /** The same for another registry. */
  public RegistryClientSettings withUrl(URI other) {
    return new RegistryClientSettings(
        enabled, other, credentials, preference, freshness, calls, lastKnown, observer);
  }

  /** The same, proving who asks. */
  public RegistryClientSettings withCredentials(Credentials other) {
    return new RegistryClientSettings(
        enabled, url, other, preference, freshness, calls, lastKnown, observer);
  }

  /** The same with other tracks, the preferred one first. */
  public RegistryClientSettings withPreference(List<Track> other) {
    return new RegistryClientSettings(
        enabled, url, credentials, other, freshness, calls, lastKnown, observer);
  }

  /** The same with answers that count for another time. */
  public RegistryClientSettings withFreshness(Freshness other) {
    return new RegistryClientSettings(
        enabled, url, credentials, preference, other, calls, lastKnown, observer);
  }

  /** The same with other patience. */
  public RegistryClientSettings withCalls(Calls other) {
    return new RegistryClientSettings(
        enabled, url, credentials, preference, freshness, other, lastKnown, observer);
  }

  /** The same, keeping a copy of every schema in a directory. */
  public RegistryClientSettings withLastKnown(Path directory) {
    return new RegistryClientSettings(
        enabled, url, credentials, preference, freshness, calls, Optional.of(directory), observer);
  }

  /** The same, telling an observer. */
  public RegistryClientSettings withObserver(ClientObserver other) {
    return new RegistryClientSettings(
        enabled, url, credentials, preference, freshness, calls, lastKnown, other);
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.toMillis() < 1 || duration.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s %s is not between 1 ms and 24 days".formatted(name, duration));
    }
  }
}
