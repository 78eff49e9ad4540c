package dev.assay.schema.validation.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the member by which the branches of a choice between objects can be told apart. */
final class Tags {
  private Tags() {}

  static Optional<Condition.Tag> of(List<PlanNode> branches, Planner planner) {
    Optional<ObjectChecks> first = objects(branches.getFirst());
    return first.stream()
        .flatMap(checks -> checks.required().stream())
        .flatMap(name -> tag(name, branches, planner).stream())
        .findFirst();
  }

  private static Optional<Condition.Tag> tag(
      String name, List<PlanNode> branches, Planner planner) {
    List<List<String>> values = new ArrayList<>();
    Set<String> all = new HashSet<>();
    for (PlanNode branch : branches) {
      List<String> own = values(name, branch, planner);
      if (own.isEmpty() || !own.stream().allMatch(all::add)) {
        return Optional.empty();
      }
      values.add(own);
    }
    return Optional.of(new Condition.Tag(name, values));
  }

  /** The only values of a required member; empty where it may be something else. */
  private static List<String> values(String name, PlanNode branch, Planner planner) {
    return objects(branch)
        .filter(checks -> checks.required().contains(name))
        .flatMap(checks -> checks.members().stream().filter(m -> m.name().equals(name)).findFirst())
        .map(member -> planner.planned(member.node()))
        .flatMap(Tags::onlyStrings)
        .flatMap(StringChecks::choices)
        .orElse(List.of());
  }

  private static Optional<StringChecks> onlyStrings(PlanNode node) {
    return node instanceof PlanNode.Value value && admitsOnly(value, Kind.STRING)
        ? value.strings()
        : Optional.empty();
  }

  /** The checks of a branch that takes nothing but objects, and looks at them once. */
  private static Optional<ObjectChecks> objects(PlanNode branch) {
    return branch instanceof PlanNode.Value value && admitsOnly(value, Kind.OBJECT)
        ? value.objects()
        : Optional.empty();
  }

  private static boolean admitsOnly(PlanNode.Value value, Kind only) {
    for (Kind kind : Kind.values()) {
      if (value.mayBe(kind) != (kind == only)) {
        return false;
      }
    }
    return value.deferred().isEmpty();
  }
}
