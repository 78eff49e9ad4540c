package dev.assay.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of a stream as bytes, without the line feed that ends them; empty ones are counted
 * only.
 *
 * <p>A carriage return is the event's own byte: JSON takes it for white space, and nobody asked us
 * to change what is sent. A line of nothing else is empty.
 */
public final class EventLines {
  private static final int CHUNK_BYTES = 64 * 1024;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private int next;
  private int filled;
  private long bytesRead;
  private long emptyLines;

  /** The lines of a stream, which the caller closes. */
  public EventLines(InputStream in) {
    this.in = in;
  }

  /** The next line that is not empty, or nothing at the end. */
  public Optional<byte[]> next() throws IOException {
    while (next < filled || fill()) {
      byte[] line = line();
      if (!isEmpty(line)) {
        return Optional.of(line);
      }
      emptyLines++;
    }
    return Optional.empty();
  }

  /** How many bytes were read, line feeds included. */
  public long bytesRead() {
    return bytesRead;
  }

  /** How many empty lines were passed. */
  public long emptyLines() {
    return emptyLines;
  }

  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    do {
      int end = next;
      while (end < filled && chunk[end] != '\n') {
        end++;
      }
      line.write(chunk, next, end - next);
      bytesRead += end - next;
      next = end;
      if (next < filled) {
        next++;
        bytesRead++;
        return line.toByteArray();
      }
    } while (fill());
    return line.toByteArray();
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, in.read(chunk));
    return filled > 0;
  }

  private static boolean isEmpty(byte[] line) {
    return line.length == 0 || (line.length == 1 && line[0] == '\r');
  }
}
