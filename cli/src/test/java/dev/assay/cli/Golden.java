package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a file under {@code src/test/resources/golden}.
 *
 * <p>Run with {@code -Dassay.golden.write=true} to write the files anew; such a run fails, so that
 * nobody takes it for a passed one.
 */
final class Golden {
  private static final Path DIRECTORY = Path.of("src/test/resources/golden");

  private Golden() {}

  static void assertThatOutput(String actual, String file) {
    try {
      Path golden = DIRECTORY.resolve(file);
      if (Boolean.getBoolean("assay.golden.write")) {
        Files.writeString(golden, actual);
        throw new AssertionError("written anew, read the difference: " + golden);
      }
      assertThat(actual).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
