package dev.assay.cli.schema.files;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A schema in a file, and what the file says about where it belongs.
 *
 * <p>{@code …/v2/telemetry.FeedbackEvent.json} is {@code telemetry.FeedbackEvent} on {@code v2};
 * its version is what the keyword {@code x-core-version} says, where it stands there.
 *
 * @param path where it was read
 * @param content the JSON Schema
 */
public record SchemaFile(Path path, JsonNode content) {
  private static final String SUFFIX = ".json";
  private static final String VERSION_KEYWORD = "x-core-version";

  /** Reads one. */
  public static SchemaFile read(Path path) {
    try {
      return new SchemaFile(path, WireJson.MAPPER.readTree(Files.readAllBytes(path)));
    } catch (NoSuchFileException missing) {
      throw failure("schema file '%s' does not exist; check the path".formatted(path), missing);
    } catch (IOException unreadable) {
      throw failure(
          "schema file '%s' can't be read (%s)".formatted(path, unreadable.getMessage()),
          unreadable);
    } catch (JacksonException notJson) {
      throw failure(
          "schema file '%s' is not JSON: %s at line %d, column %d"
              .formatted(
                  path,
                  notJson.getOriginalMessage(),
                  notJson.getLocation().getLineNr(),
                  notJson.getLocation().getColumnNr()),
          notJson);
    }
  }

  /** The track that the directory names, else the stable one. */
  public String track() {
    return Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
        .map(Path::getFileName)
        .map(Path::toString)
        .filter(SchemaFile::isTrack)
        .orElse(Track.V1.value());
  }

  /** The name that the file's name gives. */
  public String name() {
    String file = String.valueOf(path.getFileName());
    String name = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    try {
      return SchemaName.requested(name).value();
    } catch (IllegalArgumentException noName) {
      throw failure(
          "file name '%s' gives no schema name (%s); give one with --name"
              .formatted(file, noName.getMessage()),
          noName);
    }
  }

  /** The version that the schema states about itself. */
  public Optional<String> version() {
    JsonNode stated = content.path(VERSION_KEYWORD);
    return stated.isString() ? Optional.of(stated.asString()) : Optional.empty();
  }

  private static boolean isTrack(String directory) {
    try {
      return new Track(directory).value().equals(directory);
    } catch (IllegalArgumentException another) {
      return false;
    }
  }

  private static CommandFailure failure(String message, Exception cause) {
    return new CommandFailure(ExitCode.FAILED, message, cause);
  }
}
