package dev.assay.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as people give it: ISO-8601 in UTC, or a span such as {@code 2h}.
 *
 * @param text as it was given
 */
public record When(String text) {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

  /** A span lies before now. */
  public String past(Instant now) {
    return at(now, -1);
  }

  /** A span lies after now. */
  public String future(Instant now) {
    return at(now, 1);
  }

  private String at(Instant now, int sign) {
    Matcher span = SPAN.matcher(text);
    return span.matches()
        ? now.plus(length(span).multipliedBy(sign)).toString()
        : Instant.parse(text).toString();
  }

  private static Duration length(Matcher span) {
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** Reads one from the command line. */
  public static final class Converter implements ITypeConverter<When> {
    @Override
    public When convert(String text) {
      try {
        When when = new When(text);
        var _ = when.past(Instant.EPOCH);
        return when;
      } catch (DateTimeParseException wrong) {
        throw new TypeConversionException(
            "'%s' is neither a time such as 2026-11-21T03:00:00Z nor a span such as 90m, 2h or 7d"
                .formatted(text));
      }
    }
  }
}
