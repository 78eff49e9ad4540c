package dev.assay.sdk;

import dev.assay.schema.Track;
import dev.assay.sdk.RegistryClientSettings.Calls;
import dev.assay.sdk.RegistryClientSettings.Freshness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings from environment variables; a blank one counts as left out. */
final class Environment {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  RegistryClientSettings settings(RegistryClientSettings otherwise) {
    Freshness fresh = otherwise.freshness();
    Calls calls = otherwise.calls();
    RegistryClientSettings read =
        otherwise
            .withEnabled(
                read("REGISTRY_ENABLED", "true or false", Environment::truth)
                    .orElse(otherwise.enabled()))
            .withUrl(
                read("REGISTRY_URL", "a URL such as http://127.0.0.1:8081", URI::create)
                    .orElse(otherwise.url()))
            .withPreference(preference(otherwise.preference()))
            .withFreshness(
                new Freshness(
                    time("REGISTRY_CACHE_TTL").orElse(fresh.timeToLive()),
                    fresh.negative(),
                    fresh.follow()))
            .withCalls(
                new Calls(
                    time("REGISTRY_TIMEOUT").orElse(calls.timeout()),
                    calls.attempts(),
                    calls.pause()));
    RegistryClientSettings proving =
        read(
                "REGISTRY_TOKEN",
                "a bearer token",
                token -> read.withCredentials(read.credentials().withToken(token)))
            .orElse(read);
    return read("REGISTRY_LAST_KNOWN_DIR", "a directory", Path::of)
        .map(proving::withLastKnown)
        .orElse(proving);
  }

  private List<Track> preference(List<Track> otherwise) {
    Optional<Track> preferred = read("SCHEMA_PREFER_TRACK", "a track such as v2", Track::new);
    Optional<Track> fallback = read("SCHEMA_FALLBACK_TRACK", "a track such as v1", Track::new);
    List<Track> tracks = new ArrayList<>();
    tracks.add(preferred.orElse(otherwise.getFirst()));
    fallback.or(() -> otherwise.stream().skip(1).findFirst()).ifPresent(tracks::add);
    return tracks.stream().distinct().toList();
  }

  private Optional<Duration> time(String name) {
    return read(name, "seconds, or a time such as 250ms or 5m", Environment::duration);
  }

  private <T> Optional<T> read(String name, String what, Function<String, T> reading) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> {
          try {
            return reading.apply(text);
          } catch (IllegalArgumentException wrong) {
            // A token's value stays out of messages.
            String value = name.endsWith("TOKEN") ? "…" : text;
            throw new IllegalArgumentException(
                "%s is '%s'; give %s (%s)".formatted(name, value, what, wrong.getMessage()), wrong);
          }
        });
  }

  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw new IllegalArgumentException("neither yes nor no");
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no time");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (Optional.ofNullable(matcher.group(2)).orElse("s")) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
