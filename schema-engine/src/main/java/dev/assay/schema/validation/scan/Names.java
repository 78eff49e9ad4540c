package dev.assay.schema.validation.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A set of strings that is asked by the bytes of a string, without making one.
 *
 * <p>Found by a hash of the length and the first and last eight bytes; strings that share all of
 * these lie one after the other in the table.
 */
final class Names {
  /** No such string. */
  static final int NONE = -1;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private final byte[][] names;
  private final long[] heads;
  private final long[] masks;
  private final long[] tails;
  private final int[] table;
  private final int shift;

  Names(List<String> strings) {
    int count = strings.size();
    names = new byte[count][];
    heads = new long[count];
    masks = new long[count];
    tails = new long[count];
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count * 2));
    table = new int[1 << bits];
    shift = Long.SIZE - bits;
    Arrays.fill(table, NONE);
    for (int i = 0; i < count; i++) {
      names[i] = strings.get(i).getBytes(StandardCharsets.UTF_8);
      place(i);
      predict(i);
    }
  }

  int size() {
    return names.length;
  }

  byte[] name(int index) {
    return names[index];
  }

  private void place(int index) {
    byte[] name = names[index];
    int slot = slot(head(name, 0, name.length), name.length);
    while (table[slot] != NONE) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = index;
  }

  /** Prepares the comparison of a name with its closing quote. */
  private void predict(int index) {
    byte[] name = names[index];
    byte[] quoted = Arrays.copyOf(name, name.length + 1);
    quoted[name.length] = '"';
    masks[index] = Words.mask(quoted.length);
    heads[index] = Words.upTo(quoted, 0, quoted.length);
    tails[index] = quoted.length > Words.BYTES ? Words.at(quoted, quoted.length - Words.BYTES) : 0;
    if (!isPlain(name)) {
      // In JSON it is written with escapes; these bytes would be something else.
      masks[index] = 0;
      heads[index] = 1;
    }
  }

  static boolean isPlain(byte[] name) {
    for (byte b : name) {
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        return false;
      }
    }
    return true;
  }

  /** Whether the name stands here, its closing quote behind it. */
  boolean isAt(int index, byte[] json, int from) {
    int length = names[index].length;
    if (from > json.length - Words.BYTES) {
      return false;
    }
    if ((Words.at(json, from) & masks[index]) != heads[index]) {
      return false;
    }
    int quoted = length + 1;
    if (quoted <= Words.BYTES) {
      return true;
    }
    int tail = from + quoted - Words.BYTES;
    return tail <= json.length - Words.BYTES
        && Words.at(json, tail) == tails[index]
        && (quoted <= 2 * Words.BYTES
            || Arrays.equals(json, from, from + length, names[index], 0, length));
  }

  /** The index of the string between two positions, or {@link #NONE}. */
  int indexOf(byte[] json, int from, int to) {
    int length = to - from;
    long head = head(json, from, length);
    int slot = slot(head, length);
    for (int index = table[slot]; index != NONE; index = table[slot]) {
      byte[] name = names[index];
      if (name.length == length && Arrays.equals(json, from, to, name, 0, length)) {
        return index;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return NONE;
  }

  private static long head(byte[] bytes, int from, int length) {
    long head = Words.upTo(bytes, from, length);
    return length <= Words.BYTES ? head : head ^ Words.at(bytes, from + length - Words.BYTES) * 31;
  }

  private int slot(long head, int length) {
    return (int) (((head + length) * MULTIPLIER) >>> shift);
  }
}
