package dev.assay.schema.validation.scan;

/**
 * An object.
 *
 * <p>Members are expected in the order of the schema: after each, the next name is tried first.
 *
 * @param steps the steps that indices mean
 * @param names names with checks of their own
 * @param members the step of each name
 * @param bits the number of each name among those whose presence matters, or -1
 * @param presence what must be there, given what is there
 * @param unknown what members without a name here must keep
 * @param exact whether a refusal must hold though the member may be there again
 */
// Never compared; a record because the JIT compiler takes its components for constants.
@SuppressWarnings("ArrayRecordComponent")
record ObjectStep(
    Step[] steps,
    Names names,
    int[] members,
    int[] bits,
    Presence presence,
    UnknownMembers unknown,
    int minProperties,
    int maxProperties,
    boolean exact)
    implements Step {
  @Override
  public int run(byte[] json, int at, int depth, Scratch scratch) {
    if (json[at] != '{') {
      return REFUSED;
    }
    if (depth == 0) {
      return UNSURE;
    }
    if (presence.words() == 1) {
      return object(json, at, depth, scratch, 0);
    }
    int top = scratch.top();
    int result = object(json, at, depth, scratch, scratch.claim(presence.words()));
    scratch.backTo(top);
    return result;
  }

  // Longer than a method should be: what is known of the members so far stays in registers.
  private int object(byte[] json, int from, int depth, Scratch scratch, int more) {
    long present = 0;
    int count = 0;
    int expected = 0;
    int at = Blanks.skip(json, from + 1);
    if (json[at] != '}') {
      while (true) {
        if (json[at] != '"') {
          return UNSURE;
        }
        int name = at + 1;
        int index = Names.NONE;
        int quote;
        if (expected < members.length && names.isAt(expected, json, name)) {
          index = expected;
          quote = name + names.name(expected).length;
        } else {
          quote = endOfName(json, name);
          if (quote < 0) {
            return UNSURE;
          }
          index = names.indexOf(json, name, quote);
        }
        int value = Blanks.afterColon(json, quote + 1);
        if (value < 0) {
          return UNSURE;
        }
        int after;
        if (index != Names.NONE) {
          after = steps[members[index]].run(json, value, depth - 1, scratch);
          expected = index + 1;
          int bit = bits[index];
          if (bit >= Long.SIZE) {
            presence.note(bit, scratch, more);
          } else if (bit >= 0) {
            present |= 1L << bit;
          }
        } else {
          after = unknown.run(steps, json, name, quote, value, depth - 1, scratch);
        }
        if (after >= 0 && unknown.hasNameStep()) {
          int result = steps[unknown.nameStep()].run(json, name - 1, depth - 1, scratch);
          after = result < 0 ? result : after;
        }
        if (after < 0) {
          return refused(json, name, quote, value, depth - 1, scratch, after);
        }
        count++;
        at = Blanks.skip(json, after);
        if (json[at] != ',') {
          break;
        }
        at = Blanks.skip(json, at + 1);
      }
    }
    return json[at] == '}' ? ended(json, from, at, depth, scratch, present, more, count) : UNSURE;
  }

  /** The closing quote of a name, or {@link #UNSURE} where it is malformed or has an escape. */
  static int endOfName(byte[] json, int name) {
    int quote = Quoted.plainEnd(json, name);
    if (quote >= 0) {
      return quote;
    }
    quote = Quoted.end(json, name);
    return quote < 0 || Quoted.hasEscape(json, name, quote) ? UNSURE : quote;
  }

  private int ended(
      byte[] json,
      int from,
      int end,
      int depth,
      Scratch scratch,
      long present,
      int more,
      int count) {
    if (count > maxProperties) {
      return exact ? UNSURE : REFUSED;
    }
    if (count < minProperties || !presence.holds(present, scratch, more)) {
      return REFUSED;
    }
    if (minProperties > 1 && MemberNames.distinct(json, from, minProperties) < minProperties) {
      return UNSURE;
    }
    int result = presence.runDependents(steps, json, from, depth, scratch, present, more);
    return result < 0 ? result : end + 1;
  }

  /**
   * A refusal by one member: of members with the same name the reference judges the last one, so
   * that only the rest of the object can tell.
   */
  private int refused(
      byte[] json, int name, int quote, int value, int depth, Scratch scratch, int result) {
    Scratch.stopped(value, result, scratch);
    if (!exact || result == UNSURE) {
      return result;
    }
    int after = Skip.value(json, value, depth);
    return after < 0 || MemberNames.mayRepeat(json, name, quote, after, depth) ? UNSURE : REFUSED;
  }
}
