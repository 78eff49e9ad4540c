package dev.assay.schema.official;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cases in which we differ from the official suite on purpose or by the reference validator.
 *
 * <p>In the file a line that begins with {@code #} is the reason of the cases below it.
 */
record Deviations(Set<String> cases) {
  private static final Path FILE = Path.of("src/test/resources/deviations.txt");

  static Deviations read() {
    try {
      List<String> lines = Files.readAllLines(FILE);
      return new Deviations(
          lines.stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.toSet()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("deviations can't be read from " + FILE, unreadable);
    }
  }

  boolean contains(String name) {
    return cases.contains(name);
  }
}
