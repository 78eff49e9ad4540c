package dev.assay.cli.schema.files;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.schema.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schemas of a directory, by subject; the same files that a registry's sync would take.
 *
 * @param root the directory as it was named
 */
public record SchemaDirectory(Path root) {
  private static final int MAX_DEPTH = 12;

  /** The files, by subject; symbolic links are not followed. At least one. */
  public NavigableMap<Subject, Path> files() {
    if (!Files.isDirectory(root)) {
      throw new CommandFailure(
          ExitCode.USAGE, "directory '%s' does not exist; check the path".formatted(root));
    }
    NavigableMap<Subject, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root, MAX_DEPTH)) {
      all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .forEach(file -> enter(file, files));
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "directory '%s' can't be read (%s)".formatted(root, unreadable.getMessage()),
          unreadable);
    }
    if (files.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "directory '%s' holds no schemas; they lie at vN/NAME.json, such as v1/telemetry.FeedbackEvent.json"
              .formatted(root));
    }
    return Collections.unmodifiableNavigableMap(files);
  }

  /** By the path with the directory's own name, which may be that of a track. */
  private void enter(Path file, NavigableMap<Subject, Path> files) {
    Path named = root.toAbsolutePath().normalize();
    String path =
        named.getFileName() + "/" + named.relativize(file.toAbsolutePath().normalize()).toString();
    SchemaPath.of(path.replace('\\', '/'))
        .ifPresent(schema -> {
          Path other = files.put(schema.subject(), file);
          if (other != null) {
            throw twice(schema.subject(), other.toString(), file.toString());
          }
        });
  }

  /** Two files say that they are the same schema. */
  public static CommandFailure twice(Subject subject, String one, String other) {
    return new CommandFailure(
        ExitCode.FAILED,
        "'%s' and '%s' are both %s; keep one of them".formatted(one, other, subject));
  }
}
