package dev.assay.triage.form;

import dev.assay.triage.timeline.HourTally;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Hours as bytes: form (1), hour (8), then minute (1) and count (4) of those that have any. */
final class Tallying {
  private static final int MINUTES = 60;

  private Tallying() {}

  static byte[] write(HourTally tally) {
    int[] filled = IntStream.range(0, MINUTES).filter(minute -> tally.in(minute) > 0).toArray();
    ByteBuffer buffer =
        ByteBuffer.allocate(9 + 5 * filled.length).put((byte) Form.CURRENT).putLong(tally.hour());
    for (int minute : filled) {
      buffer.put((byte) minute).putInt(tally.in(minute));
    }
    return buffer.array();
  }

  static HourTally read(byte[] bytes) {
    ByteBuffer buffer = Binary.open("hour of a timeline", bytes);
    HourTally tally = HourTally.empty(buffer.getLong());
    while (buffer.hasRemaining()) {
      tally = tally.with((int) buffer.get(), buffer.getInt());
    }
    return tally;
  }
}
