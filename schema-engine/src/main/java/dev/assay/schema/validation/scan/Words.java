package dev.assay.schema.validation.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, the first one lowest.
 *
 * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">Bit Twiddling
 *     Hacks, zero bytes</a>
 */
final class Words {
  static final int BYTES = Long.BYTES;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = '"' * EACH;
  private static final long BACKSLASHES = '\\' * EACH;
  private static final long BLANKS = ' ' * EACH;

  private Words() {}

  /** The eight bytes at a position; all of them must be within the array. */
  static long at(byte[] bytes, int position) {
    return (long) LONGS.get(bytes, position);
  }

  /** Up to eight bytes, zeros behind them. */
  static long upTo(byte[] bytes, int from, int length) {
    if (from <= bytes.length - BYTES) {
      return at(bytes, from) & mask(length);
    }
    long word = 0;
    for (int i = Math.min(length, BYTES) - 1; i >= 0; i--) {
      word = (word << Byte.SIZE) | (bytes[from + i] & 0xFF);
    }
    return word;
  }

  /** Ones where the first so many bytes of a word are. */
  static long mask(int length) {
    return length >= BYTES ? -1L : (1L << (length * Byte.SIZE)) - 1;
  }

  /**
   * Marks bytes that end the plain part of a string: quotes, backslashes, control characters and
   * whatever isn't ASCII. Only the lowest mark is certain.
   */
  static long specials(long word) {
    long quote = (word ^ QUOTES) - EACH;
    long backslash = (word ^ BACKSLASHES) - EACH;
    long control = word - BLANKS;
    return (quote | backslash | control | word) & HIGH_BITS;
  }

  /** The index of the lowest byte that is marked. */
  static int firstMarked(long marks) {
    return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
  }
}
