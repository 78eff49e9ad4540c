package dev.assay.validator.report;

import dev.assay.kit.config.Key;
import java.time.Duration;

/**
 * How an instance tells of itself.
 *
 * @param every 50 ms to 2 s: guards and {@code --wait} are no faster than this
 */
public record ReportSettings(
    @Key(
            value = "every",
            defaultValue = "500ms",
            describes =
                "How often this instance tells the registry what it applies and counted; up to 2s")
        Duration every) {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  public ReportSettings {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("every %s is not between 50ms and 2s".formatted(every));
    }
  }
}
