package dev.assay.schema.validation.scan;

/**
 * An array.
 *
 * @param steps the steps that the indices mean
 * @param counted steps of elements that are counted, with the least and the most of them
 */
// Never compared; a record because the JIT compiler takes its components for constants.
@SuppressWarnings("ArrayRecordComponent")
record ArrayStep(
    Step[] steps,
    int[] prefix,
    int rest,
    int minItems,
    int maxItems,
    boolean unique,
    int[] counted,
    int[] leastCounted,
    int[] mostCounted)
    implements Step {
  @Override
  public int run(byte[] json, int at, int depth, Scratch scratch) {
    if (json[at] != '[') {
      return REFUSED;
    }
    if (depth == 0) {
      return UNSURE;
    }
    if (!unique && counted.length == 0) {
      return elements(json, at, depth - 1, scratch, 0);
    }
    int top = scratch.top();
    int result = elements(json, at, depth - 1, scratch, scratch.claim(counted.length));
    scratch.backTo(top);
    return result;
  }

  private int elements(byte[] json, int from, int depth, Scratch scratch, int counts) {
    int count = 0;
    int at = Blanks.skip(json, from + 1);
    if (json[at] == ']') {
      return ended(json, at, 0, scratch, counts);
    }
    while (true) {
      int step = count < prefix.length ? prefix[count] : rest;
      int after = steps[step].run(json, at, depth, scratch);
      if (after < 0) {
        return Scratch.stopped(at, after, scratch);
      }
      if (counted.length > 0 && !count(json, at, depth, scratch, counts)) {
        return UNSURE;
      }
      if (unique) {
        scratch.set(scratch.claim(1), ((long) at << Integer.SIZE) | after);
      }
      count++;
      at = Blanks.skip(json, after);
      if (json[at] != ',') {
        return json[at] == ']' ? ended(json, at, count, scratch, counts) : UNSURE;
      }
      at = Blanks.skip(json, at + 1);
    }
  }

  private boolean count(byte[] json, int at, int depth, Scratch scratch, int counts) {
    for (int i = 0; i < counted.length; i++) {
      scratch.attempt(at);
      int result = steps[counted[i]].run(json, at, depth, scratch);
      if (result == UNSURE || !scratch.spend(at, result)) {
        return false;
      }
      if (result >= 0) {
        scratch.set(counts + i, scratch.get(counts + i) + 1);
      }
    }
    return true;
  }

  private int ended(byte[] json, int end, int count, Scratch scratch, int counts) {
    if (count < minItems || count > maxItems) {
      return REFUSED;
    }
    for (int i = 0; i < counted.length; i++) {
      long matching = scratch.get(counts + i);
      if (matching < leastCounted[i] || matching > mostCounted[i]) {
        return REFUSED;
      }
    }
    if (unique && count > 1) {
      int result = Distinct.among(json, scratch, counts + counted.length, count);
      return result < 0 ? result : end + 1;
    }
    return end + 1;
  }
}
