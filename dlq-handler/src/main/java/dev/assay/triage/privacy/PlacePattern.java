package dev.assay.triage.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Places in events: a JSON Pointer in which {@code *} stands for any one member or index, and
 * {@code **} for any number of them.
 *
 * @param segments unescaped
 */
public record PlacePattern(List<String> segments) {
  private static final String ANY = "*";
  private static final String ANY_DEPTH = "**";

  public PlacePattern {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a pattern, such as {@code /customer/email} or one with stars between the slashes.
   *
   * @throws IllegalArgumentException if it doesn't begin with a slash or ends in {@code **}
   */
  public static PlacePattern parse(String text) {
    if (!text.startsWith("/") || text.endsWith("/" + ANY_DEPTH)) {
      throw new IllegalArgumentException(
          "pointer pattern '%s' must begin with '/' and end in a name or '*', as /customer/email, /items/*/card or /**/email"
              .formatted(text));
    }
    List<String> segments = new ArrayList<>();
    for (String segment : text.substring(1).split("/", -1)) {
      segments.add(segment.replace("~1", "/").replace("~0", "~"));
    }
    return new PlacePattern(segments);
  }

  Trail start() {
    return new Trail(this, 0);
  }

  /** How much of a pattern the way from the top to a value has used up. */
  record Trail(PlacePattern pattern, int used) {

    boolean isAtEnd() {
      return used == pattern.segments.size();
    }

    /** The trails one step further down; none where the pattern leads elsewhere. */
    List<Trail> into(String name) {
      if (isAtEnd()) {
        return List.of();
      }
      String segment = pattern.segments.get(used);
      if (segment.equals(ANY_DEPTH)) {
        List<Trail> both = new ArrayList<>(new Trail(pattern, used + 1).into(name));
        both.add(this);
        return both;
      }
      return segment.equals(ANY) || segment.equals(name)
          ? List.of(new Trail(pattern, used + 1))
          : List.of();
    }
  }
}
