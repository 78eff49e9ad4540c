package dev.assay.schema.validation.plan;

import dev.assay.schema.pattern.EcmaPattern;
import dev.assay.schema.pattern.PatternReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What several schemas say together about objects. */
final class ObjectPlanning {
  private final Planner planner;

  ObjectPlanning(Planner planner) {
    this.planner = planner;
  }

  ObjectChecks checks(Unit unit, boolean exact) throws CannotPlan {
    Collection<Fragment> fragments = unit.fragments().values();
    List<ObjectChecks.Member> members = new ArrayList<>();
    for (String name : names(fragments)) {
      List<Fragment> schemas = new ArrayList<>();
      for (Fragment fragment : fragments) {
        schemas.addAll(member(fragment, name));
      }
      members.add(new ObjectChecks.Member(name, planner.node(schemas, exact)));
    }
    int minProperties = 0;
    int maxProperties = Integer.MAX_VALUE;
    for (Fragment fragment : fragments) {
      minProperties = Math.max(minProperties, Counts.of(fragment, "minProperties", 0));
      maxProperties =
          Math.min(maxProperties, Counts.of(fragment, "maxProperties", Integer.MAX_VALUE));
    }
    return new ObjectChecks(
        members,
        others(fragments, exact),
        groups(fragments, exact),
        propertyNames(fragments, exact),
        required(fragments),
        dependencies(fragments, exact),
        minProperties,
        maxProperties,
        exact);
  }

  /** Every name that a schema mentions, so that only the others are unknown. */
  private static Set<String> names(Collection<Fragment> fragments) {
    Set<String> names = new LinkedHashSet<>();
    for (Fragment fragment : fragments) {
      names.addAll(fragment.get("properties").propertyNames());
    }
    names.addAll(required(fragments));
    for (Fragment fragment : fragments) {
      for (String keyword : List.of("dependentRequired", "dependentSchemas", "dependencies")) {
        for (Map.Entry<String, JsonNode> dependency : fragment.get(keyword).properties()) {
          names.add(dependency.getKey());
          strings(dependency.getValue()).forEach(names::add);
        }
      }
    }
    return names;
  }

  private static List<String> required(Collection<Fragment> fragments) {
    Set<String> required = new LinkedHashSet<>();
    fragments.forEach(fragment -> required.addAll(strings(fragment.get("required"))));
    return List.copyOf(required);
  }

  private static List<String> strings(JsonNode array) {
    return array.isArray() ? array.valueStream().map(JsonNode::stringValue).toList() : List.of();
  }

  /** What a schema says about the member with a name. */
  private static List<Fragment> member(Fragment fragment, String name) throws CannotPlan {
    List<Fragment> schemas = new ArrayList<>();
    if (fragment.get("properties").has(name)) {
      schemas.add(fragment.child("properties", name));
    }
    for (String pattern : fragment.get("patternProperties").propertyNames()) {
      if (matches(pattern, name)) {
        schemas.add(fragment.child("patternProperties", pattern));
      }
    }
    if (schemas.isEmpty() && fragment.has("additionalProperties")) {
      schemas.add(fragment.child("additionalProperties"));
    }
    return schemas;
  }

  private static boolean matches(String pattern, String name) throws CannotPlan {
    return switch (EcmaPattern.read(pattern)) {
      case PatternReading.Usable(EcmaPattern usable) -> usable.find(name);
      case PatternReading.Unusable(String construct, String problem) ->
          throw new CannotPlan(
              "in the pattern '%s', '%s' %s".formatted(pattern, construct, problem));
    };
  }

  private int others(Collection<Fragment> fragments, boolean exact) throws CannotPlan {
    List<Fragment> schemas = new ArrayList<>();
    for (Fragment fragment : fragments) {
      if (fragment.get("patternProperties").isEmpty() && fragment.has("additionalProperties")) {
        schemas.add(fragment.child("additionalProperties"));
      }
    }
    return planner.node(schemas, exact);
  }

  private List<ObjectChecks.PatternGroup> groups(Collection<Fragment> fragments, boolean exact)
      throws CannotPlan {
    List<ObjectChecks.PatternGroup> groups = new ArrayList<>();
    for (Fragment fragment : fragments) {
      List<ObjectChecks.PatternMember> members = new ArrayList<>();
      for (String pattern : fragment.get("patternProperties").propertyNames()) {
        Fragment schema = fragment.child("patternProperties", pattern);
        members.add(new ObjectChecks.PatternMember(pattern, planner.node(List.of(schema), exact)));
      }
      if (!members.isEmpty()) {
        List<Fragment> rest =
            fragment.has("additionalProperties")
                ? List.of(fragment.child("additionalProperties"))
                : List.of();
        groups.add(new ObjectChecks.PatternGroup(members, planner.node(rest, exact)));
      }
    }
    return groups;
  }

  private Optional<Integer> propertyNames(Collection<Fragment> fragments, boolean exact)
      throws CannotPlan {
    List<Fragment> schemas =
        fragments.stream()
            .filter(fragment -> fragment.has("propertyNames"))
            .map(fragment -> fragment.child("propertyNames"))
            .toList();
    return schemas.isEmpty() ? Optional.empty() : Optional.of(planner.node(schemas, exact));
  }

  private List<ObjectChecks.Dependency> dependencies(Collection<Fragment> fragments, boolean exact)
      throws CannotPlan {
    List<ObjectChecks.Dependency> dependencies = new ArrayList<>();
    for (Fragment fragment : fragments) {
      for (String keyword : List.of("dependentRequired", "dependentSchemas", "dependencies")) {
        for (Map.Entry<String, JsonNode> each : fragment.get(keyword).properties()) {
          boolean names = each.getValue().isArray();
          Optional<Integer> node =
              names
                  ? Optional.empty()
                  : Optional.of(
                      planner.node(List.of(fragment.child(keyword, each.getKey())), exact));
          dependencies.add(
              new ObjectChecks.Dependency(each.getKey(), strings(each.getValue()), node));
        }
      }
    }
    return dependencies;
  }
}
