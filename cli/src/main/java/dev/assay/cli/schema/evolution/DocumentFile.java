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
record DocumentFile(Path path, JsonNode json, LooseDocument document) {

  static DocumentFile read(Path path) {
    try {
      JsonNode json = JsonBytes.read(Files.readAllBytes(path));
      return new DocumentFile(path, json, LooseDocument.of(json));
    } catch (NoSuchFileException missing) {
      throw failure("schema file '%s' does not exist; check the path".formatted(path), missing);
    } catch (IOException unreadable) {
      throw failure(
          "schema file '%s' can't be read (%s)".formatted(path, unreadable.getMessage()),
          unreadable);
    } catch (JsonBytes.Unreadable notJson) {
      throw failure(
          "schema file '%s' is %s; correct it there".formatted(path, notJson.getMessage()),
          notJson);
    }
  }

  private static CommandFailure failure(String message, Exception cause) {
    return new CommandFailure(ExitCode.USAGE, message, cause);
  }
}
