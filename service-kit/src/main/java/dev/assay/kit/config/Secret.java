package dev.assay.kit.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A value that must not be printed.
 *
 * @param reveal the value itself; whoever calls it answers for where it goes
 */
public record Secret(String reveal) {
  static final String REDACTED = "***";
  private static final String IN_FILE = "file:";

  public Secret {
    if (reveal.isBlank()) {
      throw new IllegalArgumentException("a secret that is not blank");
    }
  }

  /** A secret as it is written in a configuration: itself, or {@code file:} and where it is. */
  static Secret written(String text) {
    if (!text.startsWith(IN_FILE)) {
      return new Secret(text);
    }
    String path = text.substring(IN_FILE.length());
    try {
      String content = Files.readString(Path.of(path)).strip();
      if (content.isEmpty()) {
        throw new IllegalArgumentException("file '%s' is empty".formatted(path));
      }
      return new Secret(content);
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("there is no file '%s'".formatted(path), missing);
    } catch (InvalidPathException | IOException unreadable) {
      throw new IllegalArgumentException(
          "file '%s' can't be read: %s".formatted(path, unreadable.getMessage()), unreadable);
    }
  }

  @Override
  public String toString() {
    return REDACTED;
  }
}
