package dev.assay.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A new directory for the data and logs of processes; gone afterwards, unless it is worth a look.
 */
public final class Scratch {
  private static final int TRIES = 3;

  private final Path root;
  private boolean kept;
  private boolean ending;

  private Scratch(Path root) {
    this.root = root;
  }

  /** A new one in the system's place for such, its name beginning as told. */
  public static Scratch create(String prefix) {
    try {
      return new Scratch(Files.createTempDirectory(prefix));
    } catch (IOException full) {
      throw new UncheckedIOException("no temporary directory can be made", full);
    }
  }

  /** Where it is. */
  public Path root() {
    return root;
  }

  /** Leaves it where it is; whether that was not too late. */
  public synchronized boolean keep() {
    kept |= !ending;
    return kept;
  }

  /** Deletes it unless it is kept; nobody may write there any more. */
  synchronized void delete() {
    ending = true;
    // A process that was killed may still be on its way out of a write.
    for (int tried = 0; !kept && tried < TRIES && Files.exists(root); tried++) {
      deleteOnce();
    }
  }

  private void deleteOnce() {
    try (Stream<Path> paths = Files.walk(root)) {
      List<Path> bottomUp = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : bottomUp) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException inUse) {
      return;
    }
  }
}
