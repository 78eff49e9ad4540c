package dev.assay.contracts.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far up the log a state stands: for each of the two topics the offset of the last record
 * applied, −1 for none.
 *
 * <p>On the wire {@code 41.7}; a bare {@code 41} speaks of the schemas only. Opaque to clients:
 * they hand back what they got.
 *
 * @param schemas last offset applied of {@code assay.schemas}
 * @param enforcement last offset applied of {@code assay.enforcement}
 */
public record LogPosition(long schemas, long enforcement) {
  private static final Pattern SHAPE = Pattern.compile("(-1|\\d{1,18})(?:\\.(-1|\\d{1,18}))?");

  /** Before the first record. */
  public static final LogPosition START = new LogPosition(-1, -1);

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static LogPosition parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "log position '%s' is not of the form 41 or 41.7; hand back an Assay-Offset as you got it"
              .formatted(text));
    }
    return new LogPosition(
        Long.parseLong(matcher.group(1)),
        matcher.start(2) < 0 ? -1 : Long.parseLong(matcher.group(2)));
  }

  /** Whether everything up to the other position has been applied here. */
  public boolean isAtLeast(LogPosition other) {
    return schemas >= other.schemas && enforcement >= other.enforcement;
  }

  /** The position that has reached both. */
  public LogPosition max(LogPosition other) {
    return new LogPosition(
        Math.max(schemas, other.schemas), Math.max(enforcement, other.enforcement));
  }

  @Override
  public String toString() {
    return schemas + "." + enforcement;
  }
}
