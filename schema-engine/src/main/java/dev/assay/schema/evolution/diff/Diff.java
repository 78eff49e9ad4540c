package dev.assay.schema.evolution.diff;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.evolution.Difference;
import dev.assay.schema.evolution.arrow.ArrowDiff;
import java.util.List;
import java.util.stream.Stream;

/**
 * States how two schemas differ.
 *
 * <p>Total: any two JSON values that are taken for schemas get an answer, within the budget. An
 * interrupted thread gets the answer at once that they are too large, and stays interrupted.
 */
public final class Diff {
  /** Members and elements looked at, on both sides together; a second's work at most. */
  public static final int DEFAULT_STEPS = 500_000;

  private Diff() {}

  /** The facts in order of place; none exactly where nothing was changed but spelling or order. */
  public static List<Difference> between(LooseDocument before, LooseDocument after) {
    return between(before, after, DEFAULT_STEPS);
  }

  /** The same for documents that were read. */
  public static List<Difference> between(SchemaDocument before, SchemaDocument after) {
    return between(LooseDocument.of(before), LooseDocument.of(after));
  }

  /**
   * The same within another budget.
   *
   * @param maxSteps members and elements looked at; beyond it the one fact is {@link
   *     Kinds#TOO_LARGE}
   */
  public static List<Difference> between(LooseDocument before, LooseDocument after, int maxSteps) {
    List<Difference> schemas = new Comparison(before, after).run(new Budget(maxSteps)).inOrder();
    List<Difference> arrow = ArrowDiff.between(before.root(), after.root());
    return Stream.concat(schemas.stream(), arrow.stream()).sorted(PlaceOrder.BY_PLACE).toList();
  }
}
