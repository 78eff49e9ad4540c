package dev.assay.schema.pattern;

import dev.assay.schema.pattern.Expression.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the part of ECMA-262 that automata are made from; whatever else occurs, nothing is read.
 *
 * <p>Characters beyond ASCII are left out: the automaton never sees a text that has one.
 */
final class ExpressionReader {
  private static final Characters DIGITS = Characters.between('0', '9');
  private static final Characters WORD =
      DIGITS
          .or(Characters.between('a', 'z'))
          .or(Characters.between('A', 'Z'))
          .or(Characters.of('_'));
  private static final Characters BLANKS = Characters.between(9, 13).or(Characters.of(' '));
  private static final Characters LINE_ENDS = Characters.of('\n').or(Characters.of('\r'));
  private static final int MAX_COUNT_DIGITS = 4;
  private final PatternCursor cursor;

  private ExpressionReader(String ecma) {
    cursor = new PatternCursor(ecma);
  }

  static Optional<Expression> read(String ecma) {
    try {
      ExpressionReader reader = new ExpressionReader(ecma);
      Expression all = reader.choice();
      return reader.cursor.peek() == PatternCursor.END ? Optional.of(all) : Optional.empty();
    } catch (UnusableConstruct beyondUs) {
      return Optional.empty();
    }
  }

  private Expression choice() throws UnusableConstruct {
    List<Expression> branches = new ArrayList<>();
    do {
      branches.add(sequence());
    } while (cursor.takeIf("|"));
    return branches.size() == 1 ? branches.getFirst() : new Expression.Choice(branches);
  }

  private Expression sequence() throws UnusableConstruct {
    List<Expression> parts = new ArrayList<>();
    while (cursor.peek() != PatternCursor.END && cursor.peek() != '|' && cursor.peek() != ')') {
      parts.add(repeated(atom()));
    }
    return new Expression.Sequence(parts);
  }

  private Expression atom() throws UnusableConstruct {
    int c = cursor.take();
    return switch (c) {
      case '^' -> new Expression.Start();
      case '$' -> new Expression.End();
      case '.' -> LINE_ENDS.complement();
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '*', '+', '?', '{', '}', ']' -> throw beyondUs("a bare " + (char) c);
      default -> Characters.of(c);
    };
  }

  private Expression group() throws UnusableConstruct {
    if (cursor.peek() == '?' && !cursor.takeIf("?:")) {
      throw beyondUs("(?");
    }
    Expression inner = choice();
    if (!cursor.takeIf(")")) {
      throw beyondUs("(");
    }
    return inner;
  }

  private Expression repeated(Expression body) throws UnusableConstruct {
    int quantifier = cursor.peek();
    if (quantifier != '*' && quantifier != '+' && quantifier != '?' && quantifier != '{') {
      return body;
    }
    if (body instanceof Expression.Start || body instanceof Expression.End) {
      throw beyondUs("a repeated anchor");
    }
    cursor.take();
    Expression repeat =
        switch (quantifier) {
          case '*' -> new Expression.Repeat(body, 0, Expression.Repeat.UNBOUNDED);
          case '+' -> new Expression.Repeat(body, 1, Expression.Repeat.UNBOUNDED);
          case '?' -> new Expression.Repeat(body, 0, 1);
          default -> counted(body);
        };
    // Whether it takes as few as possible makes no difference to whether there is a match.
    cursor.takeIf("?");
    int next = cursor.peek();
    if (next == '*' || next == '+' || next == '?' || next == '{') {
      throw beyondUs("a repeated repetition");
    }
    return repeat;
  }

  private Expression counted(Expression body) throws UnusableConstruct {
    String counts = cursor.takeThrough('}');
    String[] bounds = counts.split(",", -1);
    if (bounds.length > 2 || !isCount(bounds[0])) {
      throw beyondUs("{" + counts);
    }
    int min = Integer.parseInt(bounds[0]);
    if (bounds.length == 1) {
      return new Expression.Repeat(body, min, min);
    }
    if (bounds[1].isEmpty()) {
      return new Expression.Repeat(body, min, Expression.Repeat.UNBOUNDED);
    }
    if (!isCount(bounds[1]) || Integer.parseInt(bounds[1]) < min) {
      throw beyondUs("{" + counts);
    }
    return new Expression.Repeat(body, min, Integer.parseInt(bounds[1]));
  }

  private static boolean isCount(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_COUNT_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Characters characterClass() throws UnusableConstruct {
    boolean negated = cursor.takeIf("^");
    Characters all = Characters.NONE;
    while (!cursor.takeIf("]")) {
      Characters first = member();
      if (cursor.peek() == '-') {
        cursor.take();
        if (cursor.peek() == ']') {
          all = all.or(first).or(Characters.of('-'));
          continue;
        }
        all = all.or(range(first, member()));
      } else {
        all = all.or(first);
      }
    }
    return negated ? all.complement() : all;
  }

  private Characters member() throws UnusableConstruct {
    int c = cursor.take();
    return switch (c) {
      case PatternCursor.END -> throw beyondUs("[");
      case '\\' -> escape();
      default -> Characters.of(c);
    };
  }

  private static Characters range(Characters from, Characters to) throws UnusableConstruct {
    int low = only(from);
    int high = only(to);
    if (low > high) {
      throw beyondUs("a range");
    }
    return Characters.between(low, high);
  }

  private static int only(Characters one) throws UnusableConstruct {
    if (Long.bitCount(one.low()) + Long.bitCount(one.high()) != 1) {
      throw beyondUs("a range");
    }
    return one.low() != 0
        ? Long.numberOfTrailingZeros(one.low())
        : 64 + Long.numberOfTrailingZeros(one.high());
  }

  private Characters escape() throws UnusableConstruct {
    int c = cursor.take();
    return switch (c) {
      case 'd' -> DIGITS;
      case 'D' -> DIGITS.complement();
      case 'w' -> WORD;
      case 'W' -> WORD.complement();
      case 's' -> BLANKS;
      case 'S' -> BLANKS.complement();
      case 't' -> Characters.of('\t');
      case 'n' -> Characters.of('\n');
      case 'r' -> Characters.of('\r');
      default -> identity(c);
    };
  }

  private static Characters identity(int c) throws UnusableConstruct {
    if (c < ' ' || c > 126 || Character.isLetterOrDigit(c)) {
      throw beyondUs("an escape");
    }
    return Characters.of(c);
  }

  private static UnusableConstruct beyondUs(String construct) {
    return new UnusableConstruct(construct, "is not made into an automaton");
  }
}
