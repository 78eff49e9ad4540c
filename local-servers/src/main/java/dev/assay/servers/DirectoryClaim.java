package dev.assay.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /**
   * Asked before the lock file is opened: the lock is one per process, and closing a second channel
   * to the file would let it go.
   */
  private static final Set<Path> CLAIMED_BY_THIS_JVM = ConcurrentHashMap.newKeySet();

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
      Path real = Files.createDirectories(path).toRealPath();
      if (!CLAIMED_BY_THIS_JVM.add(real)) {
        throw inUse(path);
      }
      try {
        return new DirectoryClaim(real, temporary, lock(real));
      } catch (IOException | RuntimeException e) {
        CLAIMED_BY_THIS_JVM.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new ServerStartFailure(
          "data directory %s cannot be written to (%s)".formatted(path, e),
          "make it writable, free space, or choose another directory",
          e);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
    if (lock.isEmpty()) {
      channel.close();
      throw inUse(path);
    }
    return channel;
  }

  private static ServerStartFailure inUse(Path path) {
    return new ServerStartFailure(
        "data directory %s is in use by another server".formatted(path),
        "stop that one or choose another directory");
  }

  /** The directory, absolute. */
  public Path path() {
    return path;
  }

  /** Refuses to go on with a directory that was given up. */
  public void requireHeld() {
    if (!lockChannel.isOpen()) {
      throw new IllegalStateException(
          "the server in %s was closed for good; start a new one".formatted(path));
    }
  }

  /** Gives the directory up, and deletes it if it was temporary. Does nothing the second time. */
  @Override
  public void close() {
    if (!lockChannel.isOpen()) {
      return;
    }
    try {
      lockChannel.close();
      CLAIMED_BY_THIS_JVM.remove(path);
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
