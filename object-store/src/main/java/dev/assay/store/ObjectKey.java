package dev.assay.store;

import java.util.regex.Pattern;

/**
 * What an object is called; part of a path or of an address, so nothing can stand in it that leads
 * elsewhere.
 *
 * @param value words of letters, digits, '.', '_' or '-' other than '.' and '..', separated by
 *     single slashes; at most 700 characters
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
  private static final int MAX_LENGTH = 700;
  private static final Pattern SHAPE =
      Pattern.compile("%1$s(/%1$s)*".formatted("(?!\\.{1,2}(/|$)|\\.unfinished-)[A-Za-z0-9._-]+"));

  public ObjectKey {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          "object key '%s' must be words of letters, digits, '.', '_' or '-', separated by '/'"
              .formatted(value));
    }
  }

  /** An object in a folder. */
  public static ObjectKey of(String folder, String object) {
    return new ObjectKey(folder + "/" + object);
  }

  static boolean isOne(String text) {
    return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(ObjectKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
