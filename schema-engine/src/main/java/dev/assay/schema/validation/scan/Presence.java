package dev.assay.schema.validation.scan;

/**
 * Which members must be there, and what the presence of others asks for.
 *
 * <p>Members are numbered; the first 64 are bits of a word, further ones of words in the scratch.
 *
 * @param words how many words there are
 * @param required the bits of each word that must be set
 * @param triggers of each dependency, the number that sets it off
 * @param requiredBy of each dependency, the numbers that must be there then
 * @param dependents of each dependency, the step that the object must pass then, or -1
 */
// Never compared; a record because the JIT compiler takes its components for constants.
@SuppressWarnings("ArrayRecordComponent")
record Presence(int words, long[] required, int[] triggers, int[][] requiredBy, int[] dependents) {

  void note(int number, Scratch scratch, int more) {
    int index = more + number / Long.SIZE;
    scratch.set(index, scratch.get(index) | 1L << number);
  }

  boolean holds(long present, Scratch scratch, int more) {
    if ((present & required[0]) != required[0]) {
      return false;
    }
    for (int word = 1; word < words; word++) {
      if ((scratch.get(more + word) & required[word]) != required[word]) {
        return false;
      }
    }
    for (int i = 0; i < triggers.length; i++) {
      if (isThere(triggers[i], present, scratch, more)) {
        for (int number : requiredBy[i]) {
          if (!isThere(number, present, scratch, more)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Runs the steps that the members ask for; negative where one doesn't pass. */
  int runDependents(
      Step[] steps, byte[] json, int from, int depth, Scratch scratch, long present, int more) {
    for (int i = 0; i < triggers.length; i++) {
      if (dependents[i] >= 0 && isThere(triggers[i], present, scratch, more)) {
        scratch.attempt(from);
        int result = steps[dependents[i]].run(json, from, depth, scratch);
        if (result < 0) {
          return result;
        }
        if (!scratch.spend(from, result)) {
          return Step.UNSURE;
        }
      }
    }
    return 0;
  }

  private static boolean isThere(int number, long present, Scratch scratch, int more) {
    long word = number < Long.SIZE ? present : scratch.get(more + number / Long.SIZE);
    return (word >>> number & 1) != 0;
  }
}
