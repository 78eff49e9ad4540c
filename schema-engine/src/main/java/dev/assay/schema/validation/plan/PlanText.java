package dev.assay.schema.validation.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells people what a plan checks. */
final class PlanText {
  private final Plan plan;
  private final StringBuilder out = new StringBuilder();
  private final BitSet shown = new BitSet();

  private PlanText(Plan plan) {
    this.plan = plan;
  }

  static String of(Plan plan) {
    PlanText text = new PlanText(plan);
    text.show(plan.root(), "the event", 0);
    return text.out.toString();
  }

  private void show(int index, String name, int indent) {
    PlanNode node = plan.node(index);
    boolean seen = shown.get(index);
    shown.set(index);
    switch (node) {
      case PlanNode.Any _ -> line(indent, name, "anything");
      case PlanNode.Never _ -> line(indent, name, "refused");
      case PlanNode.Deferred(String reason) ->
          line(indent, name, "left to the reference: " + reason);
      case PlanNode.Decided(Condition condition) -> {
        line(indent, name, seen ? "as node " + index : "node " + index);
        if (!seen) {
          show(condition, indent + 1);
        }
      }
      case PlanNode.Value value -> {
        line(indent, name, summary(value) + (hasInside(value) ? ", node " + index : ""));
        if (!seen) {
          showInside(value, indent + 1);
        }
      }
    }
  }

  private void line(int indent, String name, String what) {
    out.append("  ".repeat(indent)).append(name).append(": ").append(what).append('\n');
  }

  private static boolean hasInside(PlanNode.Value value) {
    return value.arrays().isPresent()
        || value.objects().isPresent()
        || !value.conditions().isEmpty();
  }

  private static String summary(PlanNode.Value value) {
    List<String> kinds = new ArrayList<>();
    if (value.literals().nulls()) {
      kinds.add("null");
    }
    if (value.literals().trues()) {
      kinds.add("true");
    }
    if (value.literals().falses()) {
      kinds.add("false");
    }
    told(value, Kind.NUMBER, value.numbers().map(ChecksText::of)).ifPresent(kinds::add);
    told(value, Kind.STRING, value.strings().map(ChecksText::of)).ifPresent(kinds::add);
    told(value, Kind.ARRAY, value.arrays().map(ChecksText::of)).ifPresent(kinds::add);
    told(value, Kind.OBJECT, value.objects().map(ChecksText::of)).ifPresent(kinds::add);
    new TreeMap<>(value.deferred())
        .forEach(
            (kind, why) -> kinds.add("%s left to the reference (%s)".formatted(kind.word(), why)));
    return kinds.isEmpty() ? "refused" : String.join(" or ", kinds);
  }

  private static Optional<String> told(PlanNode.Value value, Kind kind, Optional<String> checks) {
    return value.deferred().containsKey(kind) ? Optional.empty() : checks;
  }

  private void showInside(PlanNode.Value value, int indent) {
    value.arrays().ifPresent(arrays -> showElements(arrays, indent));
    value.objects().ifPresent(objects -> showMembers(objects, indent));
    value.conditions().forEach(condition -> show(condition, indent));
  }

  private void showElements(ArrayChecks arrays, int indent) {
    for (int i = 0; i < arrays.prefix().size(); i++) {
      show(arrays.prefix().get(i), "element " + i, indent);
    }
    show(
        arrays.rest(), arrays.prefix().isEmpty() ? "each element" : "each further element", indent);
    arrays.contains().forEach(contains -> show(contains.node(), "counted elements", indent));
  }

  private void showMembers(ObjectChecks objects, int indent) {
    Set<String> required = new HashSet<>(objects.required());
    for (ObjectChecks.Member member : objects.members()) {
      String name = "\"%s\"".formatted(member.name());
      show(member.node(), required.contains(member.name()) ? name + " (required)" : name, indent);
    }
    for (ObjectChecks.PatternGroup group : objects.groups()) {
      for (ObjectChecks.PatternMember member : group.patterns()) {
        show(member.node(), "members named by '%s'".formatted(member.pattern()), indent);
      }
      show(group.otherwise(), "members that no such pattern names", indent);
    }
    show(objects.others(), "other members", indent);
    objects.names().ifPresent(node -> show(node, "names of members", indent));
    for (ObjectChecks.Dependency dependency : objects.dependencies()) {
      String with = "with \"%s\"".formatted(dependency.trigger());
      dependency.node().ifPresent(node -> show(node, with, indent));
      if (!dependency.required().isEmpty()) {
        line(indent, with, quoted(dependency.required()) + " required");
      }
    }
  }

  private void show(Condition condition, int indent) {
    switch (condition) {
      case Condition.AnyOf(List<Integer> branches, var tag) ->
          branches.forEach(branch -> show(branch, "any of" + told(tag), indent));
      case Condition.OneOf(List<Integer> branches, var tag) ->
          branches.forEach(branch -> show(branch, "one of" + told(tag), indent));
      case Condition.Not(int node) -> show(node, "not", indent);
      case Condition.IfThenElse(int decider, int then, int otherwise) -> {
        show(decider, "if", indent);
        show(then, "then", indent);
        show(otherwise, "else", indent);
      }
    }
  }

  private static String told(Optional<Condition.Tag> tag) {
    return tag.map(t -> " (told by \"%s\")".formatted(t.name())).orElse("");
  }

  private static String quoted(List<String> names) {
    return names.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
  }
}
