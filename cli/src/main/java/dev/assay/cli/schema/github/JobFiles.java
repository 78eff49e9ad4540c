package dev.assay.cli.schema.github;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a step leaves for those after it, and for people.
 *
 * @param output lines {@code name=value}
 * @param summary Markdown
 */
public record JobFiles(Optional<Path> output, Optional<Path> summary) {

  /** Sets outputs; a value is one line. */
  public void put(Map<String, String> values) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(values)
        .forEach((name, value) ->
            lines.append(name).append('=').append(Printable.line(value)).append('\n'));
    output.ifPresent(file -> append(file, lines.toString()));
  }

  /** Adds to the summary. */
  public void summarize(String markdown) {
    summary.ifPresent(file -> append(file, markdown + "\n"));
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, CREATE, APPEND);
    } catch (IOException unwritable) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "file '%s' can't be written (%s); check the path"
              .formatted(file, unwritable.getMessage()),
          unwritable);
    }
  }
}
