package dev.assay.devstack.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a service once, for its JVM to keep what it loaded and linked.
 *
 * <p>What is kept holds for the same JVM, options and jars only, so this runs where they are: in a
 * stage of the image's build.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
public final class Rehearsal {
  /** More than a schema is interpreted for before a class is generated for it. */
  private static final int EVENTS = 6_000;

  private Rehearsal() {}

  /**
   * Arguments: the service, the file with its JVM's arguments, and where to keep what it learns.
   */
  public static void main(String[] words) throws IOException {
    if (words.length != 3) {
      System.err.println("usage: Rehearsal registry|validator|dlq-handler JVM.ARGS CACHE");
      System.exit(2);
    }
    Path cache = Path.of(words[2]);
    run(Performer.parse(words[0]), Path.of(words[1]), cache);
    System.out.printf("%s: %d MiB in %s%n", words[0], Files.size(cache) >> 20, cache);
    System.exit(0);
  }

  /**
   * Makes a cache.
   *
   * @throws IllegalStateException with what the service said, if there is none afterwards
   */
  static void run(Performer performer, Path jvmArguments, Path cache) throws IOException {
    Path directory = Files.createTempDirectory("assay-rehearsal");
    Files.deleteIfExists(cache);
    try (Scene scene = Scene.of(performer)) {
      try (Performance performance =
          Performance.start(
              performer, jvmArguments, List.of("-XX:AOTCacheOutput=" + cache), scene, directory)) {
        var _ = performance.awaitReady();
        performance.play(scene, EVENTS);
      }
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException(
          "no cache was made; the service said:\n" + Files.readString(Performance.log(directory)));
    }
  }
}
