package dev.assay.schema.validation.scan;

import dev.assay.schema.validation.plan.Kind;

/** Steps that look at a value by way of other steps on the same value. */
// Never compared; records because the JIT compiler takes their components for constants.
@SuppressWarnings("ArrayRecordComponent")
final class ConditionSteps {
  private ConditionSteps() {}

  /** What a value is, as an index, or -1 where it is none. */
  static int kindOf(byte first) {
    return switch (first) {
      case 'n' -> 0;
      case 't', 'f' -> 1;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> 2;
      case '"' -> 3;
      case '[' -> 4;
      case '{' -> 5;
      default -> -1;
    };
  }

  static int indexOf(Kind kind) {
    return switch (kind) {
      case NULL -> 0;
      case BOOLEAN -> 1;
      case NUMBER -> 2;
      case STRING -> 3;
      case ARRAY -> 4;
      case OBJECT -> 5;
    };
  }

  /**
   * At least one of the branches that a kind of value may take.
   *
   * @param byKind the branches of each kind
   */
  record AnyOf(Step[] steps, int[][] byKind) implements Step {
    @Override
    public int run(byte[] json, int at, int depth, Scratch scratch) {
      int kind = kindOf(json[at]);
      if (kind < 0) {
        return UNSURE;
      }
      int[] branches = byKind[kind];
      if (branches.length == 1) {
        return steps[branches[0]].run(json, at, depth, scratch);
      }
      int refusal = REFUSED;
      for (int branch : branches) {
        scratch.attempt(at);
        int result = steps[branch].run(json, at, depth, scratch);
        if (result >= 0) {
          return scratch.spend(at, result) ? result : UNSURE;
        }
        if (!scratch.spend(at, result)) {
          return UNSURE;
        }
        refusal = Math.min(refusal, result);
      }
      return refusal;
    }
  }

  /** Exactly one of the branches that a kind of value may take. */
  record OneOf(Step[] steps, int[][] byKind) implements Step {
    @Override
    public int run(byte[] json, int at, int depth, Scratch scratch) {
      int kind = kindOf(json[at]);
      if (kind < 0) {
        return UNSURE;
      }
      int[] branches = byKind[kind];
      if (branches.length == 1) {
        return steps[branches[0]].run(json, at, depth, scratch);
      }
      int passed = REFUSED;
      for (int branch : branches) {
        scratch.attempt(at);
        int result = steps[branch].run(json, at, depth, scratch);
        if (result == UNSURE || !scratch.spend(at, result)) {
          return UNSURE;
        }
        if (result >= 0) {
          if (passed >= 0) {
            return REFUSED;
          }
          passed = result;
        }
      }
      return passed;
    }
  }

  /** The branch that a member of the object names. */
  record Tagged(Step[] steps, Names tag, Names values, int[] branchOfValue) implements Step {
    @Override
    public int run(byte[] json, int at, int depth, Scratch scratch) {
      if (json[at] != '{') {
        return REFUSED;
      }
      if (depth == 0) {
        return UNSURE;
      }
      int value = find(json, at, depth - 1);
      if (value < 0) {
        return value;
      }
      int end = json[value] == '"' ? Quoted.plainEnd(json, value + 1) : UNSURE;
      int known = end < 0 ? Names.NONE : values.indexOf(json, value + 1, end);
      return known == Names.NONE
          ? UNSURE
          : steps[branchOfValue[known]].run(json, at, depth, scratch);
    }

    /** Where the value of the member begins. */
    private int find(byte[] json, int from, int depth) {
      int at = Blanks.skip(json, from + 1);
      while (json[at] == '"') {
        boolean found = tag.isAt(0, json, at + 1);
        int afterName = Skip.string(json, at);
        int value = afterName < 0 ? UNSURE : Blanks.afterColon(json, afterName);
        if (found || value < 0) {
          return value;
        }
        int after = Skip.value(json, value, depth);
        if (after < 0) {
          return UNSURE;
        }
        at = Blanks.skip(json, after);
        if (json[at] != ',') {
          return UNSURE;
        }
        at = Blanks.skip(json, at + 1);
      }
      return UNSURE;
    }
  }

  /** What must not pass. */
  record Not(Step[] steps, int node) implements Step {
    @Override
    public int run(byte[] json, int at, int depth, Scratch scratch) {
      scratch.attempt(at);
      int result = steps[node].run(json, at, depth, scratch);
      if (result == UNSURE || !scratch.spend(at, result)) {
        return UNSURE;
      }
      return result >= 0 ? REFUSED : at;
    }
  }

  /** One step or the other. */
  record If(Step[] steps, int decider, int then, int otherwise) implements Step {
    @Override
    public int run(byte[] json, int at, int depth, Scratch scratch) {
      scratch.attempt(at);
      int result = steps[decider].run(json, at, depth, scratch);
      if (result == UNSURE || !scratch.spend(at, result)) {
        return UNSURE;
      }
      return steps[result >= 0 ? then : otherwise].run(json, at, depth, scratch);
    }
  }

  /** A step that reads the value, then others that look at it again. */
  record Also(Step first, Step[] others) implements Step {
    @Override
    public int run(byte[] json, int at, int depth, Scratch scratch) {
      int end = first.run(json, at, depth, scratch);
      for (int i = 0; end >= 0 && i < others.length; i++) {
        scratch.attempt(at);
        int result = others[i].run(json, at, depth, scratch);
        if (result < 0) {
          return result;
        }
        if (!scratch.spend(at, end)) {
          return UNSURE;
        }
      }
      return end;
    }
  }
}
