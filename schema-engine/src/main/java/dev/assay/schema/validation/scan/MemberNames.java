package dev.assay.schema.validation.scan;

import java.util.Arrays;

/** Names that an object has more than once. */
final class MemberNames {
  /** Objects with more members are the reference's to count. */
  private static final int MAX_COMPARED = 64;

  private MemberNames() {}

  /** Whether the rest of an object, from behind a value, may have a member of the name. */
  static boolean mayRepeat(byte[] json, int name, int quote, int afterValue, int depth) {
    int at = Blanks.skip(json, afterValue);
    while (json[at] == ',') {
      at = Blanks.skip(json, at + 1);
      int end = json[at] == '"' ? ObjectStep.endOfName(json, at + 1) : Step.UNSURE;
      if (end < 0 || Arrays.equals(json, name, quote, json, at + 1, end)) {
        return true;
      }
      int value = Blanks.afterColon(json, end + 1);
      int after = value < 0 ? value : Skip.value(json, value, depth);
      if (after < 0) {
        return true;
      }
      at = Blanks.skip(json, after);
    }
    return json[at] != '}';
  }

  /** How many different names a well-formed object certainly has, counted up to a number. */
  static int distinct(byte[] json, int from, int enough) {
    int[] starts = new int[Math.min(enough, MAX_COMPARED)];
    int[] ends = new int[starts.length];
    int count = 0;
    int at = Blanks.skip(json, from + 1);
    while (json[at] == '"' && count < starts.length) {
      int end = ObjectStep.endOfName(json, at + 1);
      if (end < 0) {
        return count;
      }
      if (isNew(json, at + 1, end, starts, ends, count)) {
        starts[count] = at + 1;
        ends[count++] = end;
      }
      int after = Skip.value(json, Blanks.afterColon(json, end + 1), Integer.MAX_VALUE);
      at = Blanks.skip(json, after);
      at = json[at] == ',' ? Blanks.skip(json, at + 1) : at;
    }
    return count;
  }

  private static boolean isNew(byte[] json, int from, int to, int[] starts, int[] ends, int count) {
    for (int i = 0; i < count; i++) {
      if (Arrays.equals(json, from, to, json, starts[i], ends[i])) {
        return false;
      }
    }
    return true;
  }
}
