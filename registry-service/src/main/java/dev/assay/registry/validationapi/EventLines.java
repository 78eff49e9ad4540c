package dev.assay.registry.validationapi;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream into lines, holding on to no more than one line of the longest allowed.
 *
 * <p>Of a longer line only as much is kept as it takes to see that it is too long.
 */
final class EventLines {
  private final int keptBytes;
  private Buffer partial = Buffer.buffer();
  private long number = 1;

  EventLines(int maxLineBytes) {
    this.keptBytes = maxLineBytes + 1;
  }

  /**
   * One line that isn't blank.
   *
   * @param number from 1, blank ones counted
   */
  record Line(long number, Buffer text) {}

  /** The lines that are complete with this. */
  List<Line> feed(Buffer chunk) {
    List<Line> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < chunk.length(); at++) {
      if (chunk.getByte(at) == '\n') {
        keep(chunk, from, at);
        lines.addAll(rest());
        number++;
        from = at + 1;
      }
    }
    keep(chunk, from, chunk.length());
    return lines;
  }

  private void keep(Buffer chunk, int from, int to) {
    int length = Math.min(to - from, keptBytes - partial.length());
    partial.appendBuffer(chunk, from, Math.max(0, length));
  }

  /** What is left over: the last line, where no line break follows. */
  List<Line> rest() {
    Buffer text = partial;
    partial = Buffer.buffer();
    return isBlank(text) ? List.of() : List.of(new Line(number, text));
  }

  private static boolean isBlank(Buffer text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.getByte(at) > ' ' || text.getByte(at) < 0) {
        return false;
      }
    }
    return true;
  }
}
