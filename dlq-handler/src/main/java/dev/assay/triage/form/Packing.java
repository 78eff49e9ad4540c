package dev.assay.triage.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts of unknown length one after the other, each after its length in 4 bytes. */
final class Packing {
  private static final int FIRST_BYTES = 512;

  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES);

  Packing form(int form) {
    room(1).put((byte) form);
    return this;
  }

  Packing number(int number) {
    room(Integer.BYTES).putInt(number);
    return this;
  }

  Packing number(long number) {
    room(Long.BYTES).putLong(number);
    return this;
  }

  Packing part(byte[] part) {
    room(Integer.BYTES + part.length).putInt(part.length).put(part);
    return this;
  }

  Packing text(String text) {
    return part(text.getBytes(UTF_8));
  }

  Packing texts(List<String> texts) {
    var _ = number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private ByteBuffer room(int more) {
    if (buffer.remaining() < more) {
      int enough = Math.max(2 * buffer.capacity(), buffer.position() + more);
      buffer = ByteBuffer.allocate(enough).put(buffer.flip());
    }
    return buffer;
  }

  /** What {@link #part(byte[])} wrote. */
  static byte[] part(ByteBuffer from) {
    int length = from.getInt();
    if (length > from.remaining()) {
      throw new IllegalArgumentException(
          "a part of %d bytes, and %d are left".formatted(length, from.remaining()));
    }
    byte[] part = new byte[length];
    from.get(part);
    return part;
  }

  static String text(ByteBuffer from) {
    return new String(part(from), UTF_8);
  }

  static List<String> texts(ByteBuffer from) {
    List<String> texts = new ArrayList<>();
    for (int left = from.getInt(); left > 0; left--) {
      texts.add(text(from));
    }
    return texts;
  }
}
