package dev.assay.cli.schema.evolution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines as bytes, so that what is no UTF-8 is told by the one who reads the line. */
final class ByteLines {
  private final InputStream in;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** The next line without its end, or empty at the end of all. */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return Optional.empty();
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      line.write(read);
    }
    return Optional.of(line.toByteArray());
  }
}
