package dev.assay.schema.inclusion.search;

import dev.assay.schema.inclusion.terms.Constraint;
import dev.assay.schema.inclusion.terms.Goal;
import dev.assay.schema.inclusion.terms.Kind;
import dev.assay.schema.inclusion.terms.Literal;
import dev.assay.schema.inclusion.terms.Terms;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;

/**
 * Searches for a value of which all statements of a goal are true.
 *
 * <p>A tableau: for each kind of value the statements are taken apart into demands and choices;
 * what is demanded of numbers, strings, arrays and objects is decided by a solver of its own, which
 * asks here again for the values inside. JSON values are finite, so a goal that is met again while
 * it is being searched for can't be reached through itself: there it counts as having no value, and
 * {@link Memo} sees to it that nobody relies on that longer than it is true.
 *
 * @see <a href="https://www.vldb.org/pvldb/vol15/p4002-sartiani.pdf">Attouche et al., Witness
 *     Generation for JSON Schema, PVLDB 15(13), 2022</a>
 */
public final class Solver {
  private static final int MAX_NESTING = 120;
  private static final List<Kind> NO_MEMBERS_FIRST =
      List.of(Kind.STRING, Kind.NUMBER, Kind.OBJECT, Kind.ARRAY, Kind.BOOLEAN, Kind.NULL);
  private final Terms terms;
  private final Budget budget;
  private final Memo memo = new Memo();
  private final Evaluation evaluation;
  private final StringSolver strings;
  private final ArraySolver arrays;
  private final ObjectSolver objects;

  /** A solver of goals about these terms, for one search. */
  public Solver(Terms terms, Budget budget, Formats formats) {
    this.terms = terms;
    this.budget = budget;
    Patterns patterns = new Patterns();
    this.evaluation = new Evaluation(terms, formats, patterns, budget);
    this.strings = new StringSolver(formats, patterns);
    this.arrays = new ArraySolver(this);
    this.objects = new ObjectSolver(this, evaluation);
  }

  Terms terms() {
    return terms;
  }

  Budget budget() {
    return budget;
  }

  /** Searches for a value of any kind. */
  public Outcome solve(Collection<Literal> literals) {
    return solve(Goal.of(literals));
  }

  Outcome solve(Goal goal) {
    if (goal.contradictsItself()) {
      return Outcome.none();
    }
    Optional<Outcome> known = memo.known(goal);
    if (known.isPresent()) {
      return known.get();
    }
    if (!budget.take()) {
      return budget.exhausted();
    }
    if (memo.nesting() > MAX_NESTING) {
      return new Outcome.Unknown("nested deeper than %d levels".formatted(MAX_NESTING));
    }
    memo.enter(goal);
    Outcome outcome = Outcome.none();
    for (Kind kind : NO_MEMBERS_FIRST) {
      outcome = outcome.or(solve(goal, kind));
      if (outcome instanceof Outcome.Found) {
        break;
      }
    }
    memo.leave(goal, outcome);
    return outcome;
  }

  private Outcome solve(Goal goal, Kind kind) {
    return switch (kind) {
      case NULL -> firstThatFits(goal, List.of(NullNode.getInstance()));
      case BOOLEAN -> firstThatFits(goal, List.of(BooleanNode.TRUE, BooleanNode.FALSE));
      case NUMBER, STRING, ARRAY, OBJECT ->
          search(goal, kind, Branch.of(terms, kind, goal.literals()));
    };
  }

  /** Searches for a string alone, such as a member's name. */
  Outcome solveString(Collection<Literal> literals) {
    Goal goal = Goal.of(literals);
    return goal.contradictsItself() ? Outcome.none() : solve(goal, Kind.STRING);
  }

  private Outcome search(Goal goal, Kind kind, Branch branch) {
    if (branch.isContradictory()) {
      return Outcome.none();
    }
    if (!budget.take()) {
      return budget.exhausted();
    }
    if (branch.listed().isPresent()) {
      return firstThatFits(goal, branch.listed().get());
    }
    Optional<Constraint.Either> choice = branch.nextChoice();
    Outcome sofar = decide(kind, branch.demands());
    if (choice.isEmpty() || sofar instanceof Outcome.None) {
      return sofar;
    }
    if (sofar instanceof Outcome.Found(JsonNode value)
        && evaluation.test(goal.literals(), value) == Truth.YES) {
      return sofar;
    }
    Outcome outcome = Outcome.none();
    for (List<Constraint> alternative : choice.get().alternatives()) {
      outcome = outcome.or(search(goal, kind, branch.taking(choice.get(), alternative)));
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
    }
    return outcome;
  }

  private Outcome decide(Kind kind, List<Constraint> demands) {
    Optional<String> unknowable =
        demands.stream()
            .filter(Constraint.Unknowable.class::isInstance)
            .map(demand -> ((Constraint.Unknowable) demand).reason())
            .findFirst();
    Outcome known =
        switch (kind) {
          case NUMBER -> new NumberSolver(demands).solve();
          case STRING -> strings.solve(demands);
          case ARRAY -> arrays.solve(demands);
          case OBJECT -> objects.solve(demands);
          case NULL, BOOLEAN -> Outcome.none();
        };
    return unknowable.isPresent() && known instanceof Outcome.Found
        ? new Outcome.Unknown(unknowable.get())
        : known;
  }

  private Outcome firstThatFits(Goal goal, List<JsonNode> values) {
    Outcome outcome = Outcome.none();
    for (JsonNode value : values) {
      switch (evaluation.test(goal.literals(), value)) {
        case YES -> {
          return new Outcome.Found(value);
        }
        case NO -> {}
        case UNKNOWN ->
            outcome = new Outcome.Unknown("nobody knows whether %s fits".formatted(value));
      }
    }
    return outcome;
  }
}
