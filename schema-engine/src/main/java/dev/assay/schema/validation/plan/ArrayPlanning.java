package dev.assay.schema.validation.plan;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What several schemas say together about arrays. */
final class ArrayPlanning {
  private final Planner planner;

  ArrayPlanning(Planner planner) {
    this.planner = planner;
  }

  ArrayChecks checks(Unit unit, boolean exact) throws CannotPlan {
    int minItems = 0;
    int maxItems = Integer.MAX_VALUE;
    boolean unique = false;
    int longest = 0;
    List<ArrayChecks.Contains> contains = new ArrayList<>();
    for (Fragment fragment : unit.fragments().values()) {
      minItems = Math.max(minItems, Counts.of(fragment, "minItems", 0));
      maxItems = Math.min(maxItems, Counts.of(fragment, "maxItems", Integer.MAX_VALUE));
      unique |= fragment.get("uniqueItems").asBoolean(false);
      longest = Math.max(longest, prefix(fragment).size());
      if (fragment.has("contains")) {
        contains.add(contains(fragment));
      }
    }
    List<Integer> prefix = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      prefix.add(planner.node(elementAt(unit, i), exact));
    }
    int rest = planner.node(elementAt(unit, Integer.MAX_VALUE), exact);
    return new ArrayChecks(prefix, rest, minItems, maxItems, unique, contains);
  }

  private ArrayChecks.Contains contains(Fragment fragment) throws CannotPlan {
    return new ArrayChecks.Contains(
        planner.node(List.of(fragment.child("contains")), true),
        Counts.of(fragment, "minContains", 1),
        Counts.of(fragment, "maxContains", Integer.MAX_VALUE));
  }

  private static List<Fragment> elementAt(Unit unit, int index) {
    List<Fragment> schemas = new ArrayList<>();
    for (Fragment fragment : unit.fragments().values()) {
      List<Fragment> prefix = prefix(fragment);
      if (index < prefix.size()) {
        schemas.add(prefix.get(index));
      } else {
        schemas.addAll(rest(fragment));
      }
    }
    return schemas;
  }

  private static List<Fragment> prefix(Fragment fragment) {
    return fragment.get("items").isArray()
        ? fragment.children("items")
        : fragment.children("prefixItems");
  }

  private static List<Fragment> rest(Fragment fragment) {
    JsonNode items = fragment.get("items");
    String keyword = items.isArray() ? "additionalItems" : "items";
    return fragment.has(keyword) ? List.of(fragment.child(keyword)) : List.of();
  }
}
