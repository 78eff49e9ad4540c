package dev.assay.schema.validation.scan;

import dev.assay.schema.validation.plan.Plan;
import java.util.Arrays;

/** Events checked by a plan in one pass; safe for use by many threads. */
public final class PlanScan {
  private final Step root;
  private final boolean keepsNotes;
  private final int maxDepth;

  private PlanScan(Step root, boolean keepsNotes, int maxDepth) {
    this.root = root;
    this.keepsNotes = keepsNotes;
    this.maxDepth = maxDepth;
  }

  /**
   * Interprets a plan.
   *
   * @param maxDepth nested arrays and objects allowed
   */
  public static PlanScan interpreting(Plan plan, int maxDepth) {
    Step[] steps = Steps.of(plan);
    return new PlanScan(steps[plan.root()], NoteKeeping.in(plan), maxDepth);
  }

  /** Runs the class generated from a plan. */
  public static PlanScan generated(Plan plan, int maxDepth) {
    Step[] steps = Steps.of(plan);
    Generation.replace(steps);
    return new PlanScan(steps[plan.root()], NoteKeeping.in(plan), maxDepth);
  }

  /** Leaves every event to the reference. */
  public static PlanScan acceptingNothing() {
    return new PlanScan(new FixedStep(Step.UNSURE), false, 0);
  }

  /**
   * Whether an event is well-formed and certainly keeps to the schema; false says nothing.
   *
   * @throws IndexOutOfBoundsException never, as long as the range is within the array
   */
  public boolean accepts(byte[] json, int fromInclusive, int toExclusive) {
    if (!keepsNotes) {
      return pass(json, fromInclusive, toExclusive, Scratch.NONE);
    }
    Scratch scratch = ScratchPool.take();
    scratch.begin(toExclusive - fromInclusive);
    boolean accepted = pass(json, fromInclusive, toExclusive, scratch);
    ScratchPool.giveBack(scratch);
    return accepted;
  }

  private boolean pass(byte[] json, int from, int to, Scratch scratch) {
    try {
      int at = Blanks.skip(json, from);
      return isContainer(json[at])
          ? ends(json, root.run(json, at, maxDepth, scratch), to)
          : passScalar(json, at, to, scratch);
    } catch (IndexOutOfBoundsException | StackOverflowError endsTooEarly) {
      // An event that goes on behind the array, or is nested deeper than this thread's stack
      // allows.
      return false;
    }
  }

  /** A number may be the last thing in the array; a blank behind it shows where it ends. */
  private boolean passScalar(byte[] json, int at, int to, Scratch scratch) {
    if (at >= to) {
      return false;
    }
    byte[] padded = Arrays.copyOfRange(json, at, to + 1);
    padded[to - at] = ' ';
    return ends(padded, root.run(padded, 0, maxDepth, scratch), to - at);
  }

  private static boolean isContainer(byte b) {
    return b == '{' || b == '[';
  }

  private static boolean ends(byte[] json, int after, int to) {
    if (after < 0) {
      return false;
    }
    int at = after;
    while (at < to && Blanks.isBlank(json[at])) {
      at++;
    }
    return at == to;
  }
}
