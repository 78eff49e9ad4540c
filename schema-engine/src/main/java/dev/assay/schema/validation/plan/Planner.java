package dev.assay.schema.validation.plan;

import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.json.JsonPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out the plan of a schema.
 *
 * <p>All schemas that hold for the same value are merged first, so that the value is looked at
 * once; {@code anyOf} and its kin are laid over what holds besides, so that a branch is all there
 * is to check. A set of schemas that was planned before is the same node, which is how recursion
 * ends. What can't be planned becomes a node that leaves its values to the reference.
 */
public final class Planner {
  /** Sets of schemas can be many more than schemas. */
  private static final int MAX_NODES = 5_000;

  private final SchemaDocument document;
  private final List<PlanNode> nodes = new ArrayList<>();
  private final Map<Known, Integer> indexByUnit = new HashMap<>();
  private final ConditionPlanning conditions = new ConditionPlanning(this);
  private final ObjectPlanning objects = new ObjectPlanning(this);
  private final ArrayPlanning arrays = new ArrayPlanning(this);

  private Planner(SchemaDocument document) {
    this.document = document;
  }

  /** The plan of a schema, or why there is none. */
  public static PlanReading plan(SchemaDocument document) {
    Planner planner = new Planner(document);
    try {
      int root = planner.node(List.of(new Fragment(JsonPointer.ROOT, document.root())), false);
      Plan plan = new Plan(planner.nodes, root);
      if (InPlaceCycles.in(plan)) {
        return new PlanReading.Unplannable("it refers to itself within one value");
      }
      return plan.node(root) instanceof PlanNode.Deferred(String reason)
          ? new PlanReading.Unplannable(reason)
          : new PlanReading.Planned(plan);
    } catch (CannotPlan tooLarge) {
      return new PlanReading.Unplannable(tooLarge.reason());
    }
  }

  /**
   * The node of schemas that hold together.
   *
   * @param exact whether a refusal must be certain
   */
  int node(Collection<Fragment> schemas, boolean exact) throws CannotPlan {
    try {
      return node(unit(schemas), exact);
    } catch (Unresolved unresolved) {
      return add(new PlanNode.Deferred(unresolved.reason));
    }
  }

  /** The schemas that hold together, with all they refer to. */
  Unit unit(Collection<Fragment> schemas) throws Unresolved {
    try {
      return Flattening.of(document, schemas);
    } catch (CannotPlan why) {
      throw new Unresolved(why.reason());
    }
  }

  int node(Unit unit, boolean exact) throws CannotPlan {
    Known key = new Known(unit.key(), exact);
    Integer known = indexByUnit.get(key);
    if (known != null) {
      return known;
    }
    int index = add(new PlanNode.Never());
    indexByUnit.put(key, index);
    nodes.set(index, plan(unit, exact));
    return index;
  }

  PlanNode planned(int index) {
    return nodes.get(index);
  }

  private int add(PlanNode node) throws CannotPlan {
    if (nodes.size() == MAX_NODES) {
      throw new CannotPlan("it needs more than %d nodes".formatted(MAX_NODES));
    }
    nodes.add(node);
    return nodes.size() - 1;
  }

  private PlanNode plan(Unit unit, boolean exact) throws CannotPlan {
    if (unit.fragments().isEmpty()) {
      return new PlanNode.Any();
    }
    if (unit.isNever()) {
      return new PlanNode.Never();
    }
    for (Fragment fragment : unit.fragments().values()) {
      Optional<String> obstacle = Understood.obstacle(document.dialect(), fragment);
      if (obstacle.isPresent()) {
        return new PlanNode.Deferred("'%s'".formatted(fragment.at(obstacle.get())));
      }
    }
    try {
      return conditions.isLaidOver(unit)
          ? conditions.laidOver(unit, exact)
          : value(unit, exact, conditions.separately(unit, exact));
    } catch (Unresolved unresolved) {
      return new PlanNode.Deferred(unresolved.reason);
    }
  }

  private PlanNode value(Unit unit, boolean exact, List<Condition> separate) throws CannotPlan {
    Merge merge = new Merge(document.dialect());
    unit.fragments().values().forEach(merge::add);
    unit.fragments().values().forEach(fragment -> deferUnevaluated(fragment, merge));
    Optional<ArrayChecks> arrayChecks = Optional.empty();
    if (merge.mayBe(Kind.ARRAY)) {
      arrayChecks = Optional.of(arrays.checks(unit, exact));
    }
    Optional<ObjectChecks> objectChecks = Optional.empty();
    if (merge.mayBe(Kind.OBJECT)) {
      objectChecks = Optional.of(objects.checks(unit, exact));
    }
    PlanNode.Value value =
        new PlanNode.Value(
            merge.literals(),
            merge.numbers(),
            merge.strings(),
            arrayChecks,
            objectChecks,
            merge.deferred(),
            separate);
    return Anything.simplified(value, nodes);
  }

  private static void deferUnevaluated(Fragment fragment, Merge merge) {
    if (fragment.has("unevaluatedItems")) {
      merge.defer(Kind.ARRAY, "'%s'".formatted(fragment.at("unevaluatedItems")));
    }
    if (fragment.has("unevaluatedProperties")) {
      merge.defer(Kind.OBJECT, "'%s'".formatted(fragment.at("unevaluatedProperties")));
    }
  }

  private record Known(Unit.Key unit, boolean exact) {}

  /** A part that must be left to the reference, caught where the part begins. */
  static final class Unresolved extends Exception {
    private final String reason;

    Unresolved(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
