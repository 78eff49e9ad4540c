package dev.assay.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the stack keeps its data.
 *
 * @param root created if it isn't there
 */
public record StackDirectory(Path root) {
  private static final long NEEDED_BYTES = 300L * 1024 * 1024;

  /** Everything we ever put there, so that nothing else is ever removed. */
  private static final List<String> OURS = List.of("kafka", "etcd", "streams", "log");

  public StackDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** The broker's log. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** etcd's data. */
  public Path etcd() {
    return root.resolve("etcd");
  }

  /** The state stores of the Kafka Streams applications. */
  public Path streams() {
    return root.resolve("streams");
  }

  /** What the services log while the terminal shows the view. */
  public Path log() {
    return root.resolve("log").resolve("assay.log");
  }

  /**
   * Makes the directory ready, emptied of our data if asked.
   *
   * @throws StackRefused if it can't be written, or the disk has less than 300 MiB left
   */
  public void prepare(boolean fresh) {
    try {
      if (fresh) {
        for (String ours : OURS) {
          delete(root.resolve(ours));
        }
      }
      Files.createDirectories(log().getParent());
      Files.createDirectories(streams());
      long usable = Files.getFileStore(root).getUsableSpace();
      if (usable < NEEDED_BYTES) {
        throw new StackRefused(
            "the disk of %s has %d MiB left and the stack needs 300; free some, or choose another place with --data-dir"
                .formatted(root, usable / 1024 / 1024));
      }
    } catch (IOException | UncheckedIOException cannotWrite) {
      throw new StackRefused(
          "cannot write to %s (%s); choose another place with --data-dir"
              .formatted(root, cannotWrite));
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
