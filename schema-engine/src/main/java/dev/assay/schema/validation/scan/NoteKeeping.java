package dev.assay.schema.validation.scan;

import dev.assay.schema.validation.plan.ArrayChecks;
import dev.assay.schema.validation.plan.ObjectChecks;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanNode;

/** Tells plans whose steps need a scratch. */
final class NoteKeeping {
  private NoteKeeping() {}

  static boolean in(Plan plan) {
    return plan.nodes().stream().anyMatch(NoteKeeping::in);
  }

  private static boolean in(PlanNode node) {
    return switch (node) {
      case PlanNode.Any _, PlanNode.Never _, PlanNode.Deferred _ -> false;
      case PlanNode.Decided _ -> true;
      case PlanNode.Value value ->
          !value.conditions().isEmpty()
              || value.arrays().filter(NoteKeeping::in).isPresent()
              || value.objects().filter(NoteKeeping::in).isPresent();
    };
  }

  private static boolean in(ArrayChecks arrays) {
    return arrays.unique() || !arrays.contains().isEmpty();
  }

  private static boolean in(ObjectChecks objects) {
    return !objects.dependencies().isEmpty() || objects.required().size() > Long.SIZE;
  }
}
