package dev.assay.kit.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them. */
final class Durations {
  static final String SHAPE = "a duration such as 250ms, 10s, 5m, 2h, 30d or PT1M30S";
  private static final Pattern SHORT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");

  private Durations() {}

  static Duration parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (!matcher.matches()) {
      return iso(text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Duration iso(String text) {
    try {
      Duration duration = Duration.parse(text.toUpperCase(Locale.ROOT));
      if (duration.isNegative()) {
        throw new IllegalArgumentException(SHAPE + ", not negative");
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(SHAPE, e);
    }
  }
}
