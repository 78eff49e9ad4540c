package dev.assay.cli.generate.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is gone when it is closed. */
record Workshop(Path directory) implements AutoCloseable {

  static Workshop open() {
    try {
      return new Workshop(Files.createTempDirectory("assay-generate"));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : innermostFirst) {
        Files.delete(each);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
