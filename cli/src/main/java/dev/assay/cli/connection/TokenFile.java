package dev.assay.cli.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A token that stays in a file, where neither arguments nor variables show it. */
final class TokenFile {
  private TokenFile() {}

  /**
   * The first line.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String read(String file) {
    try {
      String token = Files.readString(Path.of(file)).lines().findFirst().orElse("").strip();
      if (token.isEmpty()) {
        throw new IllegalArgumentException("there is no token in '%s'".formatted(file));
      }
      return token;
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "the token in '%s' can't be read (%s); check the path".formatted(file, unreadable),
          unreadable);
    }
  }
}
