package dev.assay.schema;

import java.util.regex.Pattern;

/**
 * What a schema is called within every track, such as {@code telemetry.FeedbackEvent}.
 *
 * @param value 1 to 200 characters: letters, digits, {@code . _ -}, beginning with a letter or
 *     digit; never ending in {@code .schema} or {@code .}
 */
public record SchemaName(String value) implements Comparable<SchemaName> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final String OPTIONAL_SUFFIX = ".schema";

  public SchemaName {
    if (!SHAPE.matcher(value).matches() || value.endsWith(".") || value.endsWith(OPTIONAL_SUFFIX)) {
      throw new IllegalArgumentException(
          "schema name '%s' must be 1 to 200 letters, digits, '.', '_' or '-', begin with a letter or digit and not end in '.' or '.schema'"
              .formatted(value));
    }
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
