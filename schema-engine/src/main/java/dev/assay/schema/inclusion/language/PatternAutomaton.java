package dev.assay.schema.inclusion.language;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * Reads a pattern in RE2's syntax, as {@code EcmaPattern} writes it, into an automaton.
 *
 * <p>A text is accepted between marks, as many as a pattern wants, and a pattern may match anywhere
 * inside; {@code ^} and {@code $} stand for the marks themselves. {@code \b} has no such form.
 */
final class PatternAutomaton {
  private static final int MAX_REPEATED_STATES = 4000;
  private final String re2;
  private int at;
  private boolean behindEnd;

  private PatternAutomaton(String re2) {
    this.re2 = re2;
  }

  /** Marked texts in which the pattern matches somewhere. */
  static Automaton of(String re2) throws TooComplex {
    PatternAutomaton reading = new PatternAutomaton(re2);
    Automaton pattern = reading.alternatives();
    if (reading.at < re2.length()) {
      throw new TooComplex(re2.substring(reading.at));
    }
    Automaton anything = Operations.repeat(anyOrMark());
    return Operations.concatenate(List.of(anything, pattern, anything));
  }

  private static Automaton anyOrMark() {
    return Automata.makeCharRange(0, Character.MAX_CODE_POINT);
  }

  private Automaton alternatives() throws TooComplex {
    List<Automaton> branches = new ArrayList<>();
    boolean before = behindEnd;
    boolean after = false;
    do {
      behindEnd = before;
      branches.add(sequence());
      after |= behindEnd;
    } while (takeIf('|'));
    behindEnd = after;
    return branches.size() == 1 ? branches.getFirst() : Operations.union(branches);
  }

  private Automaton sequence() throws TooComplex {
    List<Automaton> parts = new ArrayList<>();
    while (at < re2.length() && peek() != '|' && peek() != ')') {
      int from = at;
      parts.add(repeated(from, atom()));
    }
    return parts.isEmpty() ? Automata.makeEmptyString() : Operations.concatenate(parts);
  }

  private Automaton repeated(int from, Automaton atom) throws TooComplex {
    Automaton result = atom;
    while (at < re2.length()) {
      Automaton before = result;
      if ("*+{".indexOf(peek()) >= 0 && anchorsBothWays(re2.substring(from, at))) {
        throw new TooComplex("repeated '^' and '$'");
      }
      switch (peek()) {
        case '*' -> result = Operations.repeat(before);
        case '+' -> result = Operations.repeat(before, 1);
        case '?' -> result = Operations.optional(before);
        case '{' -> {
          result = counted(before);
          at--;
        }
        default -> {
          return result;
        }
      }
      at++;
      takeIf('?'); // reluctance changes what is matched, never whether
    }
    return result;
  }

  private Automaton counted(Automaton atom) throws TooComplex {
    int end = re2.indexOf('}', at);
    String[] counts = re2.substring(at + 1, end).split(",", -1);
    at = end + 1;
    int min = count(counts[0]);
    int max = counts.length == 1 ? min : counts[1].isEmpty() ? -1 : count(counts[1]);
    if ((long) Math.max(min, max) * atom.getNumStates() > MAX_REPEATED_STATES) {
      throw new TooComplex("{%d,%d}".formatted(min, max));
    }
    if (max >= 0 && max < min) {
      return Automata.makeEmpty();
    }
    return max < 0 ? Operations.repeat(atom, min) : Operations.repeat(atom, min, max);
  }

  private static int count(String digits) throws TooComplex {
    if (digits.length() > 6) {
      throw new TooComplex("{" + digits + "}");
    }
    return Integer.parseInt(digits);
  }

  private Automaton atom() throws TooComplex {
    int c = takeCodePoint();
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass().toAutomaton();
      case '^' -> begin();
      case '$' -> end();
      case '\\' -> escaped().toAutomaton();
      default -> CodePoints.one(c).toAutomaton();
    };
  }

  /** In an empty text the end may come before the begin; marks would have to stand in any order. */
  private static boolean anchorsBothWays(String part) {
    return part.indexOf('^') >= 0 && part.indexOf('$') >= 0;
  }

  private Automaton begin() throws TooComplex {
    if (behindEnd) {
      throw new TooComplex("'^' behind '$'");
    }
    return Automata.makeChar(CodePoints.BEGIN);
  }

  private Automaton end() {
    behindEnd = true;
    return Automata.makeChar(CodePoints.END);
  }

  private Automaton group() throws TooComplex {
    takeIf('?');
    takeIf(':');
    Automaton inside = alternatives();
    if (!takeIf(')')) {
      throw new TooComplex("(");
    }
    return inside;
  }

  private CodePoints characterClass() throws TooComplex {
    boolean negated = takeIf('^');
    CodePoints set = new CodePoints();
    while (!takeIf(']')) {
      member(set);
    }
    return negated ? set.complement() : set;
  }

  private void member(CodePoints set) throws TooComplex {
    int c = takeCodePoint();
    if (c == '\\' && "dDwWpP".indexOf(peek()) >= 0) {
      set.addAll(escaped());
      return;
    }
    int from = c == '\\' ? escapedCodePoint() : c;
    int to = from;
    if (peek() == '-' && at + 1 < re2.length() && re2.charAt(at + 1) != ']') {
      at++;
      int end = takeCodePoint();
      to = end == '\\' ? escapedCodePoint() : end;
    }
    set.add(from, to);
  }

  private CodePoints escaped() throws TooComplex {
    return switch (peek()) {
      case 'd' -> taken(CodePoints.digits());
      case 'D' -> taken(CodePoints.digits().complement());
      case 'w' -> taken(CodePoints.wordCharacters());
      case 'W' -> taken(CodePoints.wordCharacters().complement());
      case 'p', 'P' -> category();
      case 'b', 'B' -> throw new TooComplex("\\" + (char) peek());
      default -> CodePoints.one(escapedCodePoint());
    };
  }

  private CodePoints taken(CodePoints set) {
    at++;
    return set;
  }

  private CodePoints category() throws TooComplex {
    boolean negated = peek() == 'P';
    int end = re2.indexOf('}', at);
    String name = re2.substring(at + 2, end);
    at = end + 1;
    CodePoints set = CodePoints.category(name);
    return negated ? set.complement() : set;
  }

  private int escapedCodePoint() throws TooComplex {
    int c = takeCodePoint();
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'x' -> {
        int end = re2.indexOf('}', at);
        int value = Integer.parseInt(re2.substring(at + 1, end), 16);
        at = end + 1;
        yield value;
      }
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw new TooComplex("\\" + Character.toString(c));
        }
        yield c;
      }
    };
  }

  private int peek() {
    return at < re2.length() ? re2.charAt(at) : -1;
  }

  private boolean takeIf(char expected) {
    boolean here = peek() == expected;
    if (here) {
      at++;
    }
    return here;
  }

  private int takeCodePoint() throws TooComplex {
    if (at >= re2.length()) {
      throw new TooComplex(re2);
    }
    int c = re2.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }
}
