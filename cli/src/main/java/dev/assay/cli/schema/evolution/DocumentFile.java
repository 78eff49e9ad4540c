package dev.assay.cli.schema.evolution;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.schema.document.LooseDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A schema in a file, taken as it stands.
 *
 * @param path as it was named
 * @param json what it holds
 */
public record DocumentFile(Path path, JsonNode json, LooseDocument document) {

  static DocumentFile read(Path path) {
    try {
      return of(path, Files.readAllBytes(path));
    } catch (NoSuchFileException missing) {
      throw failure("schema file '%s' does not exist; check the path".formatted(path), missing);
    } catch (IOException unreadable) {
      throw failure(
          "schema file '%s' can't be read (%s)".formatted(path, unreadable.getMessage()),
          unreadable);
    }
  }

  /**
   * A schema that was read from somewhere.
   *
   * @param path what to call it
   */
  public static DocumentFile of(Path path, byte[] utf8) {
    try {
      JsonNode json = JsonBytes.read(utf8);
      return new DocumentFile(path, json, LooseDocument.of(json));
    } catch (JsonBytes.Unreadable notJson) {
      throw failure(
          "schema file '%s' is %s; correct it there".formatted(path, notJson.getMessage()),
          notJson);
    }
  }

  /** The same, with everything that it refers to. */
  public DocumentFile as(LooseDocument complete) {
    return new DocumentFile(path, json, complete);
  }

  private static CommandFailure failure(String message, Exception cause) {
    return new CommandFailure(ExitCode.USAGE, message, cause);
  }
}
