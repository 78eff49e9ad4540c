package dev.assay.schema.validation.scan;

import java.util.Arrays;

/** What one pass keeps on the way beside its position; used by one thread at a time. */
final class Scratch {
  /** For plans whose steps keep nothing; shared by all threads. */
  static final Scratch NONE = new Scratch();

  private static final long WORK_FOR_ANY_EVENT = 1 << 16;
  private static final long WORK_PER_BYTE = 32;
  private static final int WORK_PER_ATTEMPT = 16;
  private long[] stack = new long[16];
  private int top;
  private long work;
  private int furthest;

  /** Makes ready for an event of so many bytes. */
  void begin(int bytes) {
    top = 0;
    work = WORK_FOR_ANY_EVENT + WORK_PER_BYTE * bytes;
  }

  int top() {
    return top;
  }

  void backTo(int formerTop) {
    top = formerTop;
  }

  /** Takes so many words, all zero, and gives the index of the first. */
  int claim(int words) {
    int base = top;
    top += words;
    if (top > stack.length) {
      stack = Arrays.copyOf(stack, Math.max(top, stack.length * 2));
    }
    Arrays.fill(stack, base, top, 0);
    return base;
  }

  long get(int index) {
    return stack[index];
  }

  void set(int index, long value) {
    stack[index] = value;
  }

  /** Begins an attempt at a value that may be read again. */
  void attempt(int at) {
    furthest = at;
  }

  /** Notes how far an attempt came that fails, and gives its result on. */
  static int stopped(int at, int result, Scratch scratch) {
    if (scratch != NONE) {
      scratch.furthest = Math.max(scratch.furthest, at);
    }
    return result;
  }

  /**
   * Counts an attempt's work; false where an event has caused more than its share.
   *
   * <p>Branches within branches can take time exponential in the depth of the event.
   */
  boolean spend(int from, int result) {
    int to = result < 0 ? furthest : result;
    work -= WORK_PER_ATTEMPT + Math.max(0, to - from);
    return work >= 0;
  }
}
