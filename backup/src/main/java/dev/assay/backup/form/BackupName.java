package dev.assay.backup.form;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a backup is called; part of a path or of an address, so nothing can stand in it that leads
 * elsewhere.
 *
 * @param value 1 to 80 letters, digits, '.', '_' or '-', the first a letter or digit
 */
public record BackupName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public BackupName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "backup name '%s' must be 1 to 80 letters, digits, '.', '_' or '-', the first a letter or digit"
              .formatted(value));
    }
  }

  /** The name by a time, such as {@code 20261121T030000Z}. */
  public static BackupName at(Instant time) {
    return new BackupName(TIME.format(time));
  }

  /** Whether a text could be one. */
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
