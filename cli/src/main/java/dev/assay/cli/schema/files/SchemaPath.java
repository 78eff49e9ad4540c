package dev.assay.cli.schema.files;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a schema lies in a directory of schemas: {@code vN/NAME.json}, wherever below it.
 *
 * @param path as it was found, with slashes
 * @param subject what the path says that it is
 */
public record SchemaPath(String path, Subject subject) {
  /** What schema files end with. */
  public static final String SUFFIX = ".json";

  /**
   * Reads a path; empty where it is none of a schema: not in a track's directory, hidden, or not
   * JSON.
   *
   * @throws CommandFailure if the file's name can't be a schema's
   */
  public static Optional<SchemaPath> of(String path) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    if (parts.size() < 2 || !path.endsWith(SUFFIX) || isHidden(parts)) {
      return Optional.empty();
    }
    return track(parts.get(parts.size() - 2))
        .map(track -> new SchemaPath(path, subject(path, track, parts.getLast())));
  }

  private static boolean isHidden(List<String> parts) {
    return parts.stream()
        .anyMatch(part -> part.startsWith(".") && !part.equals(".") && !part.equals(".."));
  }

  private static Optional<String> track(String directory) {
    try {
      return Optional.of(new Track(directory).value());
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  private static Subject subject(String path, String track, String file) {
    try {
      return Subject.of(track, file.substring(0, file.length() - SUFFIX.length()));
    } catch (IllegalArgumentException noName) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "schema file '%s' gives no schema name (%s); rename it"
              .formatted(path, noName.getMessage()),
          noName);
    }
  }
}
