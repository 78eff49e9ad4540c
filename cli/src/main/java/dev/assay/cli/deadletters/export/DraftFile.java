package dev.assay.cli.deadletters.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that has its name once it is whole.
 *
 * <p>Until then it is a hidden one beside it, which goes with this, and with the process, unless
 * that is killed outright.
 */
public final class DraftFile implements AutoCloseable {
  private final Path file;
  private final Path draft;

  /** A draft of this file, which is not there yet. */
  public DraftFile(Path file) {
    this.file = file.toAbsolutePath();
    this.draft =
        this.file.resolveSibling(
            ".%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    draft.toFile().deleteOnExit();
  }

  /** Where to write. */
  public Path path() {
    return draft;
  }

  /** Gives it its name. */
  public void publish() throws IOException {
    Files.move(draft, file);
  }

  @Override
  public void close() throws IOException {
    var _ = Files.deleteIfExists(draft);
  }
}
