package dev.assay.kit.tls;

import dev.assay.kit.lifecycle.CannotStart;
import java.nio.file.Path;

/** A file that was configured, and can't be used as what it was configured for. */
public final class FileUnusable extends CannotStart {

  /** Refuses a file, saying why without showing what is in it. */
  public FileUnusable(Path file, String why) {
    super("file '%s' can't be used: %s".formatted(file, why));
  }

  /** Refuses a file that led to this. */
  public FileUnusable(Path file, String why, Throwable cause) {
    super("file '%s' can't be used: %s".formatted(file, why), cause);
  }

  @Override
  public int exitCode() {
    return USAGE;
  }
}
