package dev.assay.schema.inclusion.search;

import dev.assay.schema.inclusion.terms.Constraint;
import dev.assay.schema.inclusion.terms.Kind;
import dev.assay.schema.inclusion.terms.Literal;
import dev.assay.schema.inclusion.terms.Terms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way through the choices of a goal: what is said so far, and which choices are left.
 *
 * <p>A choice of which one alternative is already said is done; alternatives that contradict what
 * is said are left out.
 */
final class Branch {
  private final Terms terms;
  private final Kind kind;
  private final Set<Literal> said;
  private final List<Constraint> demands;
  private final List<Constraint.Either> choices;
  private boolean contradictory;

  private Branch(
      Terms terms,
      Kind kind,
      Set<Literal> said,
      List<Constraint> demands,
      List<Constraint.Either> choices) {
    this.terms = terms;
    this.kind = kind;
    this.said = said;
    this.demands = demands;
    this.choices = choices;
  }

  static Branch of(Terms terms, Kind kind, List<Literal> goal) {
    Branch branch = new Branch(terms, kind, new HashSet<>(), new ArrayList<>(), new ArrayList<>());
    branch.say(goal.stream().<Constraint>map(Constraint.That::new).toList());
    return branch;
  }

  /** This branch with an alternative of a choice taken. */
  Branch taking(Constraint.Either choice, List<Constraint> alternative) {
    List<Constraint.Either> rest = new ArrayList<>(choices);
    rest.remove(choice);
    Branch branch = new Branch(terms, kind, new HashSet<>(said), new ArrayList<>(demands), rest);
    branch.say(alternative);
    return branch;
  }

  private void say(List<Constraint> constraints) {
    ArrayDeque<Constraint> open = new ArrayDeque<>(constraints);
    while (!open.isEmpty() && !contradictory) {
      switch (open.poll()) {
        case Constraint.That(Literal literal) -> {
          if (said.contains(literal.negated())) {
            contradictory = true;
          } else if (said.add(literal)) {
            open.addAll(terms.constraints(literal, kind));
          }
        }
        case Constraint.Never _ -> contradictory = true;
        case Constraint.Either choice -> choices.add(choice);
        case Constraint demand -> demands.add(demand);
      }
    }
    simplify();
  }

  /** Says what is no choice any more, until nothing changes. */
  private void simplify() {
    boolean changed = true;
    while (changed && !contradictory) {
      changed = false;
      for (Constraint.Either choice : List.copyOf(choices)) {
        List<List<Constraint>> possible =
            choice.alternatives().stream().filter(a -> !contradictsWhatIsSaid(a)).toList();
        if (possible.stream().anyMatch(this::isSaid)) {
          choices.remove(choice);
        } else if (possible.size() <= 1) {
          choices.remove(choice);
          if (possible.isEmpty()) {
            contradictory = true;
          } else {
            say(possible.getFirst());
          }
          changed = true;
          break;
        } else if (possible.size() < choice.alternatives().size()) {
          choices.set(choices.indexOf(choice), new Constraint.Either(possible));
        }
      }
    }
  }

  private boolean contradictsWhatIsSaid(List<Constraint> alternative) {
    return alternative.stream()
        .anyMatch(constraint ->
            switch (constraint) {
              case Constraint.That(Literal literal) -> said.contains(literal.negated());
              case Constraint.Never _ -> true;
              case Constraint.Member(String name, boolean present) ->
                  demands.contains(new Constraint.Member(name, !present));
              default -> false;
            });
  }

  private boolean isSaid(List<Constraint> alternative) {
    return alternative.stream()
        .allMatch(constraint ->
            constraint instanceof Constraint.That(Literal literal)
                ? said.contains(literal)
                : demands.contains(constraint));
  }

  boolean isContradictory() {
    return contradictory;
  }

  /** What is demanded whatever is chosen further. */
  List<Constraint> demands() {
    return demands;
  }

  /** The choice with the fewest alternatives that is left. */
  Optional<Constraint.Either> nextChoice() {
    return choices.stream()
        .min(java.util.Comparator.comparingInt(choice -> choice.alternatives().size()));
  }

  /** The values that come into question, where they are listed. */
  Optional<List<tools.jackson.databind.JsonNode>> listed() {
    return demands.stream()
        .filter(Constraint.OneOf.class::isInstance)
        .map(demand -> ((Constraint.OneOf) demand).values())
        .findFirst();
  }
}
