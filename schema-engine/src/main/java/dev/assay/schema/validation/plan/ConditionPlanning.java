package dev.assay.schema.validation.plan;

import dev.assay.schema.validation.plan.Planner.Unresolved;
import dev.assay.schema.validation.plan.Unit.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code anyOf}, {@code oneOf}, {@code not} and {@code if}.
 *
 * <p>A single one is laid over what holds besides: {@code base and (a or b)} becomes {@code (base
 * and a) or (base and b)}, so that one branch checks the whole value. Several are looked at one
 * after the other, each by itself.
 */
final class ConditionPlanning {
  private final Planner planner;

  ConditionPlanning(Planner planner) {
    this.planner = planner;
  }

  boolean isLaidOver(Unit unit) {
    List<Site> sites = unit.conditions();
    return sites.size() == 1 && !sites.getFirst().keyword().equals("not");
  }

  PlanNode laidOver(Unit unit, boolean exact) throws CannotPlan, Unresolved {
    Site site = unit.conditions().getFirst();
    return new PlanNode.Decided(condition(site, unit.settling(site.pointer()), exact));
  }

  /** The conditions that are looked at after the value itself was checked. */
  List<Condition> separately(Unit unit, boolean exact) throws CannotPlan, Unresolved {
    List<Condition> conditions = new ArrayList<>();
    for (Site site : unit.conditions()) {
      conditions.add(condition(site, Unit.of(List.of()), exact));
    }
    return conditions;
  }

  private Condition condition(Site site, Unit base, boolean exact) throws CannotPlan, Unresolved {
    Fragment fragment = site.fragment();
    return switch (site.keyword()) {
      case "anyOf" -> anyOf(fragment.children("anyOf"), base, exact);
      case "oneOf" -> oneOf(fragment.children("oneOf"), base, exact);
      case "not" -> new Condition.Not(planner.node(List.of(fragment.child("not")), true));
      case "if" ->
          new Condition.IfThenElse(
              planner.node(List.of(fragment.child("if")), true),
              branch(optional(fragment, "then"), base, exact),
              branch(optional(fragment, "else"), base, exact));
      default -> throw new IllegalArgumentException(site.keyword() + " is no condition");
    };
  }

  private Condition anyOf(List<Fragment> schemas, Unit base, boolean exact)
      throws CannotPlan, Unresolved {
    List<Integer> branches = branches(schemas, base, exact);
    return new Condition.AnyOf(branches, tag(branches, exact));
  }

  /** A tag that stands there twice is found once, which is no certain refusal. */
  private Optional<Condition.Tag> tag(List<Integer> branches, boolean exact) {
    List<PlanNode> planned = branches.stream().map(planner::planned).toList();
    return exact ? Optional.empty() : Tags.of(planned, planner);
  }

  private Condition oneOf(List<Fragment> schemas, Unit base, boolean exact)
      throws CannotPlan, Unresolved {
    List<Integer> branches = branches(schemas, base, exact);
    List<PlanNode> planned = branches.stream().map(planner::planned).toList();
    Optional<Condition.Tag> tag = tag(branches, exact);
    if (tag.isPresent() || haveDifferentKinds(planned)) {
      return new Condition.OneOf(branches, tag);
    }
    return new Condition.OneOf(branches(schemas, base, true), Optional.empty());
  }

  private static boolean haveDifferentKinds(List<PlanNode> branches) {
    for (Kind kind : Kind.values()) {
      if (branches.stream().filter(branch -> branch.admits(kind)).count() > 1) {
        return false;
      }
    }
    return true;
  }

  private List<Integer> branches(List<Fragment> schemas, Unit base, boolean exact)
      throws CannotPlan, Unresolved {
    List<Integer> branches = new ArrayList<>();
    for (Fragment schema : schemas) {
      branches.add(branch(List.of(schema), base, exact));
    }
    return branches;
  }

  private int branch(List<Fragment> schemas, Unit base, boolean exact)
      throws CannotPlan, Unresolved {
    return planner.node(base.with(planner.unit(schemas)), exact);
  }

  private static List<Fragment> optional(Fragment fragment, String keyword) {
    return fragment.has(keyword) ? List.of(fragment.child(keyword)) : List.of();
  }
}
