package dev.assay.kit.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many in which time, such as {@code 600/m}; as many may come at once.
 *
 * @param permits 0 where nothing is limited
 * @param per the time in which all of them come back
 */
public record Rate(int permits, Duration per) {
  private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,8})/([smh])");
  private static final String OFF = "off";

  /** No limit. */
  public static final Rate UNLIMITED = new Rate(0, Duration.ofSeconds(1));

  public Rate {
    if (permits < 0 || per.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a rate is a number in at least a second");
    }
  }

  /**
   * Reads {@code off}, or a number in a second, minute or hour: {@code 10/s}, {@code 600/m}.
   *
   * @throws IllegalArgumentException if it has another shape
   */
  public static Rate parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (text.equals(OFF)) {
      return UNLIMITED;
    }
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is neither off nor a number in a time, such as 10/s, 600/m or 10000/h"
              .formatted(text));
    }
    return new Rate(Integer.parseInt(matcher.group(1)), unit(matcher.group(2)));
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      default -> Duration.ofHours(1);
    };
  }

  /** Whether there is a limit. */
  public boolean isLimited() {
    return permits > 0;
  }

  /** Nanoseconds until one comes back. */
  double nanosEach() {
    return (double) per.toNanos() / permits;
  }

  @Override
  public String toString() {
    return isLimited() ? "%d in %ds".formatted(permits, per.toSeconds()) : OFF;
  }
}
