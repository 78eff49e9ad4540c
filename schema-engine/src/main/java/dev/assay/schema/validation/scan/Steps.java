package dev.assay.schema.validation.scan;

import dev.assay.schema.pattern.AsciiAutomaton;
import dev.assay.schema.pattern.EcmaPattern;
import dev.assay.schema.pattern.PatternReading;
import dev.assay.schema.validation.plan.ArrayChecks;
import dev.assay.schema.validation.plan.Condition;
import dev.assay.schema.validation.plan.Kind;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanNode;
import dev.assay.schema.validation.plan.StringChecks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the steps of a plan's nodes; a step calls others by the index of their node. */
final class Steps {
  private static final FixedStep REFUSED = new FixedStep(Step.REFUSED);
  private static final FixedStep UNSURE = new FixedStep(Step.UNSURE);
  private static final AnyStep ANY = new AnyStep();
  private final Plan plan;
  private final Step[] steps;
  private final Map<String, StringTest> patterns = new HashMap<>();

  private Steps(Plan plan) {
    this.plan = plan;
    this.steps = new Step[plan.nodes().size()];
  }

  /** The step of each node. */
  static Step[] of(Plan plan) {
    Steps making = new Steps(plan);
    for (int i = 0; i < making.steps.length; i++) {
      making.steps[i] = making.step(plan.node(i));
    }
    return making.steps;
  }

  private Step step(PlanNode node) {
    return switch (node) {
      case PlanNode.Any _ -> ANY;
      case PlanNode.Never _ -> REFUSED;
      case PlanNode.Deferred _ -> UNSURE;
      case PlanNode.Decided(Condition condition) -> condition(condition);
      case PlanNode.Value value -> {
        Step checks = checks(value);
        Step[] others = value.conditions().stream().map(this::condition).toArray(Step[]::new);
        yield others.length == 0 ? checks : new ConditionSteps.Also(checks, others);
      }
    };
  }

  private Step checks(PlanNode.Value value) {
    Step literals = literals(value);
    Step numbers =
        kind(value, Kind.NUMBER, value.numbers().map(n -> new NumberStep(Decimals.of(n))));
    Step strings = kind(value, Kind.STRING, value.strings().map(this::string));
    Step arrays = kind(value, Kind.ARRAY, value.arrays().map(this::array));
    Step objects =
        kind(
            value,
            Kind.OBJECT,
            value.objects().map(o -> new ObjectSteps(plan, steps, this::test).step(o)));
    List<Step> possible = new ArrayList<>(List.of(literals, numbers, strings, arrays, objects));
    possible.removeIf(REFUSED::equals);
    return switch (possible.size()) {
      case 0 -> REFUSED;
      case 1 -> only(possible.getFirst(), literals, numbers, strings, arrays, objects);
      default -> new KindStep(literals, numbers, strings, arrays, objects);
    };
  }

  /** A step refuses other kinds by itself, one that is unsure of everything doesn't. */
  private static Step only(
      Step one, Step literals, Step numbers, Step strings, Step arrays, Step objects) {
    return one.equals(UNSURE) ? new KindStep(literals, numbers, strings, arrays, objects) : one;
  }

  private static Step kind(PlanNode.Value value, Kind kind, Optional<? extends Step> step) {
    if (value.deferred().containsKey(kind)) {
      return UNSURE;
    }
    return step.isPresent() ? step.get() : REFUSED;
  }

  private static Step literals(PlanNode.Value value) {
    if (value.deferred().containsKey(Kind.NULL) || value.deferred().containsKey(Kind.BOOLEAN)) {
      return UNSURE;
    }
    PlanNode.Literals allowed = value.literals();
    return allowed.nulls() || allowed.trues() || allowed.falses()
        ? new LiteralStep(allowed.nulls(), allowed.trues(), allowed.falses())
        : REFUSED;
  }

  private Step string(StringChecks checks) {
    return new StringStep(
        checks.minLength(),
        checks.maxLength(),
        checks.choices().isPresent(),
        new Names(checks.choices().orElse(List.of())),
        checks.patterns().stream().map(this::test).toArray(StringTest[]::new),
        checks.formats().stream().map(FormatTest::of).toArray(FormatTest[]::new));
  }

  private StringTest test(String pattern) {
    return patterns.computeIfAbsent(
        pattern,
        ecma ->
            switch (EcmaPattern.read(ecma)) {
              case PatternReading.Usable(EcmaPattern usable) ->
                  new StringTest(AsciiAutomaton.of(ecma), usable);
              case PatternReading.Unusable(String construct, String problem) ->
                  throw new IllegalArgumentException(
                      "in the pattern '%s', '%s' %s".formatted(ecma, construct, problem));
            });
  }

  private Step array(ArrayChecks checks) {
    List<ArrayChecks.Contains> contains = checks.contains();
    return new ArrayStep(
        steps,
        ints(checks.prefix()),
        checks.rest(),
        checks.minItems(),
        checks.maxItems(),
        checks.unique(),
        contains.stream().mapToInt(ArrayChecks.Contains::node).toArray(),
        contains.stream().mapToInt(ArrayChecks.Contains::min).toArray(),
        contains.stream().mapToInt(ArrayChecks.Contains::max).toArray());
  }

  private Step condition(Condition condition) {
    return switch (condition) {
      case Condition.AnyOf(List<Integer> branches, Optional<Condition.Tag> tag) ->
          tag.map(t -> tagged(branches, t))
              .orElseGet(() -> new ConditionSteps.AnyOf(steps, byKind(branches)));
      case Condition.OneOf(List<Integer> branches, Optional<Condition.Tag> tag) ->
          tag.map(t -> tagged(branches, t))
              .orElseGet(() -> new ConditionSteps.OneOf(steps, byKind(branches)));
      case Condition.Not(int node) -> new ConditionSteps.Not(steps, node);
      case Condition.IfThenElse(int decider, int then, int otherwise) ->
          new ConditionSteps.If(steps, decider, then, otherwise);
    };
  }

  private Step tagged(List<Integer> branches, Condition.Tag tag) {
    List<String> values = tag.values().stream().flatMap(List::stream).toList();
    int[] branchOfValue =
        IntStream.range(0, branches.size())
            .flatMap(i -> tag.values().get(i).stream().mapToInt(value -> branches.get(i)))
            .toArray();
    return new ConditionSteps.Tagged(
        steps, new Names(List.of(tag.name())), new Names(values), branchOfValue);
  }

  private int[][] byKind(List<Integer> branches) {
    int[][] byKind = new int[Kind.values().length][];
    for (Kind kind : Kind.values()) {
      byKind[ConditionSteps.indexOf(kind)] =
          branches.stream()
              .filter(branch -> plan.node(branch).admits(kind))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return byKind;
  }

  static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
