package dev.assay.kit.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, such as {@code 256KiB}.
 *
 * @param bytes 0 or more
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,18})\\s*(B|KiB|MiB|GiB)?");

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size of %d bytes is negative".formatted(bytes));
    }
  }

  /**
   * Reads a whole number with an optional unit {@code B}, {@code KiB}, {@code MiB} or {@code GiB}.
   *
   * @throws IllegalArgumentException if the text has another shape or means more than 2^63-1 bytes
   */
  public static ByteSize parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "size '%s' must be a whole number with B, KiB, MiB or GiB, such as 256KiB"
              .formatted(text));
    }
    long unit = matcher.group(2) == null ? 1 : bytesIn(matcher.group(2));
    try {
      return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("size '%s' is beyond 2^63-1 bytes".formatted(text), e);
    }
  }

  private static long bytesIn(String unit) {
    return switch (unit.charAt(0)) {
      case 'K' -> 1L << 10;
      case 'M' -> 1L << 20;
      case 'G' -> 1L << 30;
      default -> 1;
    };
  }

  /**
   * The size where an API wants an {@code int}.
   *
   * @throws ArithmeticException if it is 2 GiB or more
   */
  public int toIntExact() {
    return Math.toIntExact(bytes);
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** Gives the shortest text that {@link #parse} reads back to the same size. */
  @Override
  public String toString() {
    String[] units = {"B", "KiB", "MiB", "GiB"};
    long count = bytes;
    int unit = 0;
    while (unit < units.length - 1 && count > 0 && count % 1024 == 0) {
      count /= 1024;
      unit++;
    }
    return count + units[unit];
  }
}
