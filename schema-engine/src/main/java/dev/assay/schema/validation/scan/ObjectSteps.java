package dev.assay.schema.validation.scan;

import dev.assay.schema.validation.plan.ObjectChecks;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the steps of objects. */
final class ObjectSteps {
  private final Plan plan;
  private final Step[] steps;
  private final Function<String, StringTest> tests;

  ObjectSteps(Plan plan, Step[] steps, Function<String, StringTest> tests) {
    this.plan = plan;
    this.steps = steps;
    this.tests = tests;
  }

  Step step(ObjectChecks checks) {
    List<String> names = checks.members().stream().map(ObjectChecks.Member::name).toList();
    Map<String, Integer> numbers = numbers(checks);
    return new ObjectStep(
        steps,
        new Names(names),
        checks.members().stream().mapToInt(ObjectChecks.Member::node).toArray(),
        names.stream().mapToInt(name -> numbers.getOrDefault(name, -1)).toArray(),
        presence(checks, numbers),
        unknown(checks),
        checks.minProperties(),
        checks.maxProperties(),
        checks.exact());
  }

  /** Numbers the members whose presence matters, the required ones first. */
  private static Map<String, Integer> numbers(ObjectChecks checks) {
    Map<String, Integer> numbers = new HashMap<>();
    checks.required().forEach(name -> numbers.putIfAbsent(name, numbers.size()));
    for (ObjectChecks.Dependency dependency : checks.dependencies()) {
      numbers.putIfAbsent(dependency.trigger(), numbers.size());
      dependency.required().forEach(name -> numbers.putIfAbsent(name, numbers.size()));
    }
    return numbers;
  }

  private static Presence presence(ObjectChecks checks, Map<String, Integer> numbers) {
    int words = Math.max(1, (numbers.size() + Long.SIZE - 1) / Long.SIZE);
    long[] required = new long[words];
    for (int number = 0; number < checks.required().size(); number++) {
      required[number / Long.SIZE] |= 1L << number;
    }
    List<ObjectChecks.Dependency> dependencies = checks.dependencies();
    return new Presence(
        words,
        required,
        dependencies.stream().mapToInt(d -> numbers.get(d.trigger())).toArray(),
        dependencies.stream()
            .map(d -> d.required().stream().mapToInt(numbers::get).toArray())
            .toArray(int[][]::new),
        dependencies.stream().mapToInt(d -> d.node().orElse(-1)).toArray());
  }

  private UnknownMembers unknown(ObjectChecks checks) {
    return new UnknownMembers(
        checks.others(),
        plan.node(checks.others()) instanceof PlanNode.Any,
        checks.groups().stream().map(this::group).toArray(UnknownMembers.Group[]::new),
        checks.names().orElse(-1));
  }

  private UnknownMembers.Group group(ObjectChecks.PatternGroup group) {
    return new UnknownMembers.Group(
        group.patterns().stream().map(p -> tests.apply(p.pattern())).toArray(StringTest[]::new),
        group.patterns().stream().mapToInt(ObjectChecks.PatternMember::node).toArray(),
        group.otherwise());
  }
}
