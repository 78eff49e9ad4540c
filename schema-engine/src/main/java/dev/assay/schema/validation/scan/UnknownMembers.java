package dev.assay.schema.validation.scan;

/**
 * What the members of an object must keep that the schema doesn't name.
 *
 * @param others the step of all of them
 * @param othersAreAny whether that step refuses nothing
 * @param groups what their names decide besides
 * @param nameStep the step that every name must pass, known or not, or -1
 */
// Never compared; a record because the JIT compiler takes its components for constants.
@SuppressWarnings("ArrayRecordComponent")
record UnknownMembers(int others, boolean othersAreAny, Group[] groups, int nameStep) {

  /**
   * One schema's patterns.
   *
   * @param otherwise the step of members that no pattern matches
   */
  record Group(StringTest[] patterns, int[] members, int otherwise) {}

  boolean hasNameStep() {
    return nameStep >= 0;
  }

  /** Whether nothing is asked of the members. */
  boolean isAny() {
    return othersAreAny && groups.length == 0;
  }

  int run(Step[] steps, byte[] json, int name, int quote, int value, int depth, Scratch scratch) {
    int end =
        groups.length == 0 || !othersAreAny ? steps[others].run(json, value, depth, scratch) : 0;
    for (int i = 0; i < groups.length && end >= 0; i++) {
      end = group(groups[i], steps, json, name, quote, value, depth, scratch);
    }
    return end;
  }

  private static int group(
      Group group,
      Step[] steps,
      byte[] json,
      int name,
      int quote,
      int value,
      int depth,
      Scratch scratch) {
    int end = -1;
    for (int i = 0; i < group.patterns.length; i++) {
      if (group.patterns[i].matches(json, name, quote)) {
        end = steps[group.members[i]].run(json, value, depth, scratch);
        if (end < 0) {
          return end;
        }
      }
    }
    return end >= 0 ? end : steps[group.otherwise].run(json, value, depth, scratch);
  }
}
