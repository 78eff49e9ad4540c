package dev.assay.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data directory that is writable and ours alone until closed.
 *
 * <p>The servers lock their files too, but late: a second broker would have written to the metadata
 * log before it noticed. The lock is the operating system's and ends with the process, so a crash
 * leaves nothing to clean up.
 */
public final class DirectoryClaim implements AutoCloseable {
  /** The lock file's name; whatever else lies in the directory belongs to the server. */
  public static final String LOCK_FILE = "in-use.lock";

  private final Path path;
  private final boolean temporary;
  private final FileChannel lockChannel;

  private DirectoryClaim(Path path, boolean temporary, FileChannel lockChannel) {
    this.path = path;
    this.temporary = temporary;
    this.lockChannel = lockChannel;
  }

  /**
   * Creates the directory where it is missing and locks it.
   *
   * @throws ServerStartFailure if it can't be created or written to, or somebody else holds it
   */
  public static DirectoryClaim on(DataDirectory directory) {
    return switch (directory) {
      case DataDirectory.Temporary() -> claim(newTemporaryDirectory(), true);
      case DataDirectory.Kept(Path path) -> claim(path, false);
    };
  }

  private static Path newTemporaryDirectory() {
    try {
      return Files.createTempDirectory("assay-");
    } catch (IOException e) {
      throw new ServerStartFailure(
          "no temporary directory can be created (%s)".formatted(e),
          "free space there or point java.io.tmpdir elsewhere",
          e);
    }
  }

  private static DirectoryClaim claim(Path path, boolean temporary) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel).isEmpty()) {
        channel.close();
        throw new ServerStartFailure(
            "data directory %s is in use by another server".formatted(path),
            "stop that one or choose another directory");
      }
      return new DirectoryClaim(path, temporary, channel);
    } catch (IOException e) {
      throw new ServerStartFailure(
          "data directory %s cannot be written to (%s)".formatted(path, e),
          "make it writable or choose another directory",
          e);
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException heldByThisVeryJvm) {
      return Optional.empty();
    }
  }

  /** The directory, absolute. */
  public Path path() {
    return path;
  }

  /** Gives the directory up, and deletes it if it was temporary. */
  @Override
  public void close() {
    try {
      lockChannel.close();
      if (temporary) {
        deleteTree(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("directory " + path + " could not be given up", e);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(root)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
