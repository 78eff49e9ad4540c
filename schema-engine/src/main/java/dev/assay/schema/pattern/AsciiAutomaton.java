package dev.assay.schema.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pattern as a table over ASCII, for strings that stand in JSON without an escape.
 *
 * <p>One step a byte and no string; agrees with {@link EcmaPattern#find} on every text in ASCII.
 * Patterns that are rare or would make a large table have none.
 */
public final class AsciiAutomaton {
  /** The text is not plain ASCII without escapes: nothing was decided. */
  public static final int UNDECIDED = -2;

  /** No part of the text matches. */
  public static final int NO_MATCH = -1;

  private static final int MAX_STATES = 512;
  private static final int ASCII = 128;
  private final byte[] classOf;
  private final short[] next;
  private final boolean[] acceptsAtEnd;
  private final int classes;

  private AsciiAutomaton(byte[] classOf, short[] next, boolean[] acceptsAtEnd, int classes) {
    this.classOf = classOf;
    this.next = next;
    this.acceptsAtEnd = acceptsAtEnd;
    this.classes = classes;
  }

  /** The automaton of a pattern that {@link EcmaPattern} can use, where there is a small one. */
  public static Optional<AsciiAutomaton> of(String ecma) {
    return ExpressionReader.read(ecma).flatMap(AsciiAutomaton::of);
  }

  private static Optional<AsciiAutomaton> of(Expression expression) {
    try {
      return determinise(new Nfa(expression));
    } catch (Nfa.TooLarge tooLarge) {
      return Optional.empty();
    }
  }

  /**
   * Searches the content of a JSON string.
   *
   * @param from the byte after the opening quote
   * @return the position of the closing quote where a part matches, or {@link #NO_MATCH}, or {@link
   *     #UNDECIDED}
   * @throws IndexOutOfBoundsException if the string doesn't end within the array
   */
  public int find(byte[] json, int from) {
    int state = 0;
    int at = from;
    for (byte b = json[at]; b != '"'; b = json[++at]) {
      if (b < ' ' || b == '\\') {
        return UNDECIDED;
      }
      state = next[state * classes + classOf[b]];
    }
    return acceptsAtEnd[state] ? at : NO_MATCH;
  }

  private static Optional<AsciiAutomaton> determinise(Nfa nfa) {
    byte[] classOf = new byte[ASCII];
    int[] samples = partition(nfa.alphabet(), classOf);
    List<BitSet> sets = new ArrayList<>(List.of(nfa.first()));
    Map<BitSet, Integer> numbers = new HashMap<>(Map.of(sets.getFirst(), 0));
    List<Integer> next = new ArrayList<>();
    // The first state is never entered again: at the start, anchors hold that don't hold later.
    numbers.clear();
    for (int state = 0; state < sets.size(); state++) {
      BitSet from = sets.get(state);
      for (int sample : samples) {
        BitSet to = nfa.matches(from) ? from : nfa.after(from, sample);
        Integer known = numbers.putIfAbsent(to, sets.size());
        if (known == null) {
          sets.add(to);
        }
        next.add(known == null ? sets.size() - 1 : known);
      }
      if (sets.size() > MAX_STATES) {
        return Optional.empty();
      }
    }
    return Optional.of(tables(nfa, sets, next, classOf, samples.length));
  }

  private static AsciiAutomaton tables(
      Nfa nfa, List<BitSet> sets, List<Integer> next, byte[] classOf, int classes) {
    short[] table = new short[next.size()];
    for (int i = 0; i < table.length; i++) {
      table[i] = next.get(i).shortValue();
    }
    boolean[] acceptsAtEnd = new boolean[sets.size()];
    for (int i = 0; i < acceptsAtEnd.length; i++) {
      acceptsAtEnd[i] = nfa.matchesAtEnd(sets.get(i), i == 0);
    }
    return new AsciiAutomaton(classOf, table, acceptsAtEnd, classes);
  }

  /** Puts characters that no set tells apart in one class; gives a sample of each class. */
  private static int[] partition(List<Expression.Characters> alphabet, byte[] classOf) {
    Map<BitSet, Integer> classes = new HashMap<>();
    List<Integer> samples = new ArrayList<>();
    for (int c = 0; c < ASCII; c++) {
      BitSet memberOf = new BitSet();
      for (int i = 0; i < alphabet.size(); i++) {
        memberOf.set(i, alphabet.get(i).contains(c));
      }
      Integer known = classes.putIfAbsent(memberOf, samples.size());
      if (known == null) {
        samples.add(c);
      }
      classOf[c] = (byte) (known == null ? samples.size() - 1 : known);
    }
    return samples.stream().mapToInt(Integer::intValue).toArray();
  }
}
