package dev.assay.cli.schema.files;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Writes files that others may read at any time: whole, or as they were before. */
public final class OutputFile {
  private OutputFile() {}

  /** Writes one, and the directories above it. */
  public static void write(Path file, String text) {
    try {
      Path absolute = file.toAbsolutePath();
      Path parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
      Files.createDirectories(parent);
      Path draft = parent.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
      Files.writeString(draft, text);
      Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "file '%s' can't be written (%s); check the path, and what is free there"
              .formatted(file, unwritable),
          unwritable);
    }
  }
}
