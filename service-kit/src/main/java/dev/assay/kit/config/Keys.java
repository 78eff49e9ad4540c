package dev.assay.kit.config;

import java.util.Collection;
import java.util.Comparator;

/** Joins keys and finds the one that was meant. */
final class Keys {
  private Keys() {}

  /** Puts a key under a prefix; an empty prefix adds nothing, an empty key leaves the dot. */
  static String join(String prefix, String key) {
    return prefix.isEmpty() ? key : prefix + "." + key;
  }

  /** A prefix under a prefix, where either may be empty. */
  static String joinPrefix(String prefix, String key) {
    return key.isEmpty() ? prefix : join(prefix, key);
  }

  /** Gives the known key nearest to a mistyped one, or an empty text where none is near. */
  static String nearest(String mistyped, Collection<String> known) {
    int farthest = Math.max(2, mistyped.length() / 3);
    return known.stream()
        .filter(key -> distance(mistyped, key) <= farthest)
        .min(
            Comparator.comparingInt((String key) -> distance(mistyped, key))
                .thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  // Levenshtein, one row at a time.
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
