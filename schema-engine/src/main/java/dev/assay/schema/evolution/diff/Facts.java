package dev.assay.schema.evolution.diff;

import dev.assay.schema.evolution.Difference;
import java.util.ArrayList;
import java.util.List;

/** Collects facts. */
final class Facts {
  private final List<Difference> found = new ArrayList<>();

  void add(String kind, Placed before, Placed after) {
    String pointer = after.isNothing() ? before.pointer() : after.pointer();
    found.add(new Difference(kind, pointer, before.node(), after.node()));
  }

  void added(KeywordRule keyword, Placed after) {
    add(keyword.kind("added"), Placed.nothing(), after);
  }

  void removed(KeywordRule keyword, Placed before) {
    add(keyword.kind("removed"), before, Placed.nothing());
  }

  /** The facts in order of place. */
  List<Difference> inOrder() {
    return found.stream().sorted(PlaceOrder.BY_PLACE).distinct().toList();
  }
}
