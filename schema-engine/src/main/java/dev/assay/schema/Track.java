package dev.assay.schema;

import java.util.regex.Pattern;

/**
 * A line of evolution: {@code v1} is the stable one, {@code v2} the preview.
 *
 * @param value {@code v} and a number from 1 to 9999 without leading zero, such as {@code v1}
 */
public record Track(String value) implements Comparable<Track> {
  private static final Pattern SHAPE = Pattern.compile("v[1-9][0-9]{0,3}");

  /** The stable track, taken where nobody says otherwise. */
  public static final Track V1 = new Track("v1");

  /** The preview track. */
  public static final Track V2 = new Track("v2");

  public Track {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "track '%s' is not of the form v1, v2, …, v9999".formatted(value));
    }
  }

  /** Orders by number: v2 before v10; without leading zeros the shorter is the lower. */
  @Override
  public int compareTo(Track other) {
    int byLength = Integer.compare(value.length(), other.value.length());
    return byLength != 0 ? byLength : value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
