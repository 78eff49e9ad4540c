package dev.assay.schema.validation.plan;

import java.util.ArrayList;
import java.util.List;

/** Finds nodes that lead back to themselves without going on in the event: they would never end. */
final class InPlaceCycles {
  private enum Colour {
    NEW,
    UNDERWAY,
    DONE
  }

  private final Plan plan;
  private final Colour[] colours;

  private InPlaceCycles(Plan plan) {
    this.plan = plan;
    this.colours = new Colour[plan.nodes().size()];
    java.util.Arrays.fill(colours, Colour.NEW);
  }

  static boolean in(Plan plan) {
    InPlaceCycles search = new InPlaceCycles(plan);
    for (int index = 0; index < plan.nodes().size(); index++) {
      if (search.leadsBack(index)) {
        return true;
      }
    }
    return false;
  }

  private boolean leadsBack(int index) {
    if (colours[index] != Colour.NEW) {
      return colours[index] == Colour.UNDERWAY;
    }
    colours[index] = Colour.UNDERWAY;
    for (int next : inPlace(plan.node(index))) {
      if (leadsBack(next)) {
        return true;
      }
    }
    colours[index] = Colour.DONE;
    return false;
  }

  /** The nodes that judge the same value. */
  static List<Integer> inPlace(PlanNode node) {
    List<Integer> next = new ArrayList<>();
    if (node instanceof PlanNode.Decided(Condition condition)) {
      next.addAll(inPlace(condition));
    }
    if (node instanceof PlanNode.Value value) {
      value.conditions().forEach(condition -> next.addAll(inPlace(condition)));
      value.objects().stream()
          .flatMap(objects -> objects.dependencies().stream())
          .flatMap(dependency -> dependency.node().stream())
          .forEach(next::add);
    }
    return next;
  }

  private static List<Integer> inPlace(Condition condition) {
    return switch (condition) {
      case Condition.AnyOf(List<Integer> branches, _) -> branches;
      case Condition.OneOf(List<Integer> branches, _) -> branches;
      case Condition.Not(int refused) -> List.of(refused);
      case Condition.IfThenElse(int decider, int then, int otherwise) ->
          List.of(decider, then, otherwise);
    };
  }
}
