package dev.assay.schema;

/**
 * What a schema is called within every track, such as {@code telemetry.FeedbackEvent}.
 *
 * @param value 1 to 200 characters: letters, digits, {@code . _ -}, beginning with a letter or
 *     digit; never ending in {@code .schema} or {@code .}
 */
public record SchemaName(String value) implements Comparable<SchemaName> {
  private static final int MAX_LENGTH = 200;
  private static final String OPTIONAL_SUFFIX = ".schema";

  public SchemaName {
    if (!isShaped(value) || value.endsWith(".") || value.endsWith(OPTIONAL_SUFFIX)) {
      throw new IllegalArgumentException(
          "schema name '%s' must be 1 to 200 letters, digits, '.', '_' or '-', begin with a letter or digit and not end in '.' or '.schema'"
              .formatted(value));
    }
  }

  private static boolean isShaped(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH || !isLetterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Reads a name as people ask for it: a trailing {@code .schema} means the same schema. */
  public static SchemaName requested(String text) {
    return new SchemaName(
        text.endsWith(OPTIONAL_SUFFIX)
            ? text.substring(0, text.length() - OPTIONAL_SUFFIX.length())
            : text);
  }

  @Override
  public int compareTo(SchemaName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
