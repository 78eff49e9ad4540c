package dev.assay.schema.pattern;

import dev.assay.schema.pattern.Expression.Characters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A nondeterministic automaton by Thompson's construction.
 *
 * @see <a href="https://doi.org/10.1145/363347.363387">K. Thompson, Regular Expression Search
 *     Algorithm, 1968</a>
 */
final class Nfa {
  private static final int MAX_STATES = 4000;

  /** What leads on from a state. */
  private sealed interface Move {
    record Read(Characters characters, int next) implements Move {}

    record Fork(int one, int other) implements Move {}

    record AtStart(int next) implements Move {}

    record AtEnd(int next) implements Move {}

    record Match() implements Move {}
  }

  private final List<Move> states = new ArrayList<>();
  private final int start;

  /** Thrown where an automaton would be too large. */
  static final class TooLarge extends Exception {
    TooLarge() {
      super("", null, false, false);
    }
  }

  Nfa(Expression expression) throws TooLarge {
    start = before(expression, add(new Move.Match()));
  }

  /** The character sets that states tell apart. */
  List<Characters> alphabet() {
    return states.stream()
        .filter(move -> move instanceof Move.Read)
        .map(move -> ((Move.Read) move).characters())
        .distinct()
        .toList();
  }

  /** Where a search stands before it has read anything. */
  BitSet first() {
    return reach(new BitSet(), start, true, false);
  }

  /** Where a search stands after a character; a match may begin at any place. */
  BitSet after(BitSet from, int c) {
    BitSet next = reach(new BitSet(), start, false, false);
    from.stream()
        .forEach(state -> {
          if (states.get(state) instanceof Move.Read(Characters characters, int then)
              && characters.contains(c)) {
            reach(next, then, false, false);
          }
        });
    return next;
  }

  boolean matches(BitSet at) {
    return at.get(0);
  }

  /** Whether the text may end here; {@code atStart} where it is empty. */
  boolean matchesAtEnd(BitSet at, boolean atStart) {
    BitSet reached = new BitSet();
    at.stream().forEach(state -> reach(reached, state, atStart, true));
    return reached.get(0);
  }

  private BitSet reach(BitSet reached, int state, boolean atStart, boolean atEnd) {
    if (reached.get(state)) {
      return reached;
    }
    reached.set(state);
    switch (states.get(state)) {
      case Move.Fork(int one, int other) -> {
        reach(reached, one, atStart, atEnd);
        reach(reached, other, atStart, atEnd);
      }
      case Move.AtStart(int next) when atStart -> reach(reached, next, true, atEnd);
      case Move.AtEnd(int next) when atEnd -> reach(reached, next, atStart, true);
      case Move.AtStart _, Move.AtEnd _, Move.Read _, Move.Match _ -> {}
    }
    return reached;
  }

  /** The state from which the expression leads to {@code then}. */
  private int before(Expression expression, int then) throws TooLarge {
    return switch (expression) {
      case Characters characters -> add(new Move.Read(characters, then));
      case Expression.Start _ -> add(new Move.AtStart(then));
      case Expression.End _ -> add(new Move.AtEnd(then));
      case Expression.Sequence(List<Expression> parts) -> {
        int state = then;
        for (Expression part : parts.reversed()) {
          state = before(part, state);
        }
        yield state;
      }
      case Expression.Choice(List<Expression> branches) -> {
        int state = before(branches.getLast(), then);
        for (Expression branch : branches.subList(0, branches.size() - 1)) {
          state = add(new Move.Fork(before(branch, then), state));
        }
        yield state;
      }
      case Expression.Repeat repeat -> beforeRepeat(repeat, then);
    };
  }

  private int beforeRepeat(Expression.Repeat repeat, int then) throws TooLarge {
    int state = then;
    if (repeat.max() == Expression.Repeat.UNBOUNDED) {
      state = add(new Move.Match());
      states.set(state, new Move.Fork(before(repeat.body(), state), then));
    }
    for (int i = repeat.min(); i < repeat.max(); i++) {
      state = add(new Move.Fork(before(repeat.body(), state), then));
    }
    for (int i = 0; i < repeat.min(); i++) {
      state = before(repeat.body(), state);
    }
    return state;
  }

  private int add(Move move) throws TooLarge {
    if (states.size() == MAX_STATES) {
      throw new TooLarge();
    }
    states.add(move);
    return states.size() - 1;
  }
}
