package dev.assay.triage.archive;

import java.util.regex.Pattern;

/**
 * What an archive is called; part of a path or of a key, so nothing can stand in it that leads
 * elsewhere.
 *
 * @param value 1 to 80 lower-case letters, digits, '.', '_' or '-'
 */
public record ArchiveName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");

  public ArchiveName {
    if (!SHAPE.matcher(value).matches() || value.contains("..")) {
      throw new IllegalArgumentException(
          "archive name '%s' must be 1 to 80 lower-case letters, digits, '.', '_' or '-'"
              .formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
