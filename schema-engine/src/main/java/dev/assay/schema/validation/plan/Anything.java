package dev.assay.schema.validation.plan;

import java.util.List;

/** Tells checks that refuse nothing, so that values can be skipped. */
final class Anything {
  private Anything() {}

  static PlanNode simplified(PlanNode.Value value, List<PlanNode> nodes) {
    boolean any =
        value.deferred().isEmpty()
            && value.conditions().isEmpty()
            && value.literals().equals(new PlanNode.Literals(true, true, true))
            && value.numbers().filter(Anything::refusesNothing).isPresent()
            && value.strings().filter(StringChecks.NONE::equals).isPresent()
            && value.arrays().filter(checks -> refusesNothing(checks, nodes)).isPresent()
            && value.objects().filter(checks -> refusesNothing(checks, nodes)).isPresent();
    return any ? new PlanNode.Any() : value;
  }

  private static boolean refusesNothing(NumberChecks numbers) {
    return !numbers.integer()
        && numbers.least().isEmpty()
        && numbers.greatest().isEmpty()
        && numbers.multiplesOf().isEmpty()
        && numbers.choices().isEmpty();
  }

  private static boolean refusesNothing(ArrayChecks arrays, List<PlanNode> nodes) {
    return arrays.prefix().stream().allMatch(index -> isAny(index, nodes))
        && isAny(arrays.rest(), nodes)
        && arrays.minItems() == 0
        && arrays.maxItems() == Integer.MAX_VALUE
        && !arrays.unique()
        && arrays.contains().isEmpty();
  }

  private static boolean refusesNothing(ObjectChecks objects, List<PlanNode> nodes) {
    return objects.members().stream().allMatch(member -> isAny(member.node(), nodes))
        && isAny(objects.others(), nodes)
        && objects.groups().isEmpty()
        && objects.names().isEmpty()
        && objects.required().isEmpty()
        && objects.dependencies().isEmpty()
        && objects.minProperties() == 0
        && objects.maxProperties() == Integer.MAX_VALUE;
  }

  private static boolean isAny(int index, List<PlanNode> nodes) {
    return nodes.get(index) instanceof PlanNode.Any;
  }
}
