package dev.assay.triage.courier;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of each day in which nobody is to be disturbed.
 *
 * @param from their beginning
 * @param to their end; on the next day where it is not after the beginning
 * @param zone whose time that is
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)(?: (\\S+))?");

  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "quiet hours from %s to %s would never end".formatted(from, to));
    }
  }

  /**
   * Reads {@code 22:00-07:00}, in UTC, or with a zone behind it.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static QuietHours parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    try {
      if (matcher.matches()) {
        return new QuietHours(
            LocalTime.parse(matcher.group(1)),
            LocalTime.parse(matcher.group(2)),
            ZoneId.of(Optional.ofNullable(matcher.group(3)).orElse("UTC")));
      }
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(
          "quiet '%s' is no span of hours (%s)".formatted(text, wrong.getMessage()), wrong);
    }
    throw new IllegalArgumentException(
        "quiet '%s' is not of the form 22:00-07:00 Europe/Berlin".formatted(text));
  }

  /** When quiet ends, where it is quiet now. */
  Optional<Instant> endAfter(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    boolean isOverNight = !from.isBefore(to);
    boolean isQuiet =
        isOverNight
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    if (!isQuiet) {
      return Optional.empty();
    }
    boolean isTomorrow = isOverNight && !time.isBefore(from);
    return Optional.of(
        here.toLocalDate().plusDays(isTomorrow ? 1 : 0).atTime(to).atZone(zone).toInstant());
  }

  /** How long they last. */
  Duration length() {
    Duration length = Duration.between(from, to);
    return length.isPositive() ? length : length.plusDays(1);
  }
}
