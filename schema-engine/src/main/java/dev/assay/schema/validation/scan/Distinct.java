package dev.assay.schema.validation.scan;

import java.util.Arrays;

/** Whether the elements of an array differ, as far as their bytes can tell. */
final class Distinct {
  private Distinct() {}

  /**
   * Compares elements whose positions lie in the scratch.
   *
   * @param first index of the first element's positions
   * @return 0 where all differ, or {@link Step#REFUSED} or {@link Step#UNSURE}
   */
  static int among(byte[] json, Scratch scratch, int first, int count) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count * 2);
    int table = scratch.claim(1 << bits);
    for (int i = 0; i < count; i++) {
      int from = from(scratch, first + i);
      int to = to(scratch, first + i);
      if (!hasOneSpelling(json, from, to)) {
        return Step.UNSURE;
      }
      int slot = hash(json, from, to) >>> (Integer.SIZE - bits);
      while (scratch.get(table + slot) != 0) {
        int other = (int) scratch.get(table + slot) - 1 + first;
        if (Arrays.equals(json, from, to, json, from(scratch, other), to(scratch, other))) {
          return Step.REFUSED;
        }
        slot = (slot + 1) & ((1 << bits) - 1);
      }
      scratch.set(table + slot, i + 1L);
    }
    return 0;
  }

  private static int from(Scratch scratch, int index) {
    return (int) (scratch.get(index) >>> Integer.SIZE);
  }

  private static int to(Scratch scratch, int index) {
    return (int) scratch.get(index);
  }

  private static int hash(byte[] json, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = hash * 31 + json[at];
    }
    return hash * 0x9E3779B9;
  }

  /** Whether no other bytes mean an equal value. */
  private static boolean hasOneSpelling(byte[] json, int from, int to) {
    return switch (json[from]) {
      case '{', '[' -> false;
      case '"' -> !Quoted.hasEscape(json, from, to);
      case 't', 'f', 'n' -> true;
      default -> isPlainNumber(json, from, to);
    };
  }

  /** No exponent, no zero at the end of a fraction, no negative zero. */
  private static boolean isPlainNumber(byte[] json, int from, int to) {
    boolean fraction = false;
    for (int at = from; at < to; at++) {
      if ((json[at] | 0x20) == 'e') {
        return false;
      }
      fraction |= json[at] == '.';
    }
    return fraction ? json[to - 1] != '0' : json[from] != '-' || json[from + 1] != '0';
  }
}
