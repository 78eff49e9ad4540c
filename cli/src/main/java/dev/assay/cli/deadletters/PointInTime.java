package dev.assay.cli.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point in time: ISO-8601, or how long ago it was. */
final class PointInTime implements ITypeConverter<String> {
  private static final Pattern AGO = Pattern.compile("(?<number>[0-9]{1,9})(?<unit>[smhd])");

  @Override
  public String convert(String text) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return Instant.now()
          .minus(duration(Long.parseLong(ago.group("number")), ago.group("unit")))
          .toString();
    }
    try {
      return Instant.parse(text).toString();
    } catch (DateTimeParseException wrong) {
      throw new TypeConversionException(
          "time '%s' is neither like 2026-11-21T09:00:00Z nor like 90m, 2h or 3d (ago)"
              .formatted(text));
    }
  }

  private static Duration duration(long number, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
