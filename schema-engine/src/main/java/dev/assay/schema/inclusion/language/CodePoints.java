package dev.assay.schema.inclusion.language;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;

/**
 * A set of code points. Surrogates never belong to it: they aren't text, and two of them serve as
 * marks for the begin and the end of a text.
 */
final class CodePoints {
  static final int BEGIN = 0xD800;
  static final int END = 0xD801;
  private static final Map<String, Integer> TYPES =
      Map.ofEntries(
          Map.entry("Lu", (int) Character.UPPERCASE_LETTER),
          Map.entry("Ll", (int) Character.LOWERCASE_LETTER),
          Map.entry("Lt", (int) Character.TITLECASE_LETTER),
          Map.entry("Lm", (int) Character.MODIFIER_LETTER),
          Map.entry("Lo", (int) Character.OTHER_LETTER),
          Map.entry("Mn", (int) Character.NON_SPACING_MARK),
          Map.entry("Mc", (int) Character.COMBINING_SPACING_MARK),
          Map.entry("Me", (int) Character.ENCLOSING_MARK),
          Map.entry("Nd", (int) Character.DECIMAL_DIGIT_NUMBER),
          Map.entry("Nl", (int) Character.LETTER_NUMBER),
          Map.entry("No", (int) Character.OTHER_NUMBER));
  private final BitSet members = new BitSet();

  CodePoints add(int fromInclusive, int toInclusive) {
    if (fromInclusive <= toInclusive) {
      members.set(fromInclusive, toInclusive + 1);
    }
    return this;
  }

  CodePoints addAll(CodePoints other) {
    members.or(other.members);
    return this;
  }

  static CodePoints one(int codePoint) {
    return new CodePoints().add(codePoint, codePoint);
  }

  CodePoints complement() {
    CodePoints rest = new CodePoints().add(0, Character.MAX_CODE_POINT);
    rest.members.andNot(members);
    return rest;
  }

  static CodePoints digits() {
    return new CodePoints().add('0', '9');
  }

  static CodePoints wordCharacters() {
    return digits().add('a', 'z').add('A', 'Z').add('_', '_');
  }

  /** A general category such as {@code L} or {@code Lu}. */
  static CodePoints category(String name) throws TooComplex {
    if (TYPES.keySet().stream().noneMatch(type -> type.startsWith(name))) {
      throw new TooComplex("\\p{%s}".formatted(name));
    }
    CodePoints set = new CodePoints();
    Categories.BY_TYPE.forEach((type, codePoints) -> {
      if (type.startsWith(name)) {
        set.members.or(codePoints);
      }
    });
    return set;
  }

  /** Computed when the first pattern asks: few do, and it takes some milliseconds. */
  private static final class Categories {
    static final Map<String, BitSet> BY_TYPE = byType();

    private static Map<String, BitSet> byType() {
      BitSet[] byNumber = new BitSet[64];
      Arrays.setAll(byNumber, _ -> new BitSet());
      for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
        byNumber[Character.getType(c)].set(c);
      }
      return TYPES.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, type -> byNumber[type.getValue()]));
    }
  }

  /** The automaton that accepts one of these code points. */
  Automaton toAutomaton() {
    BitSet text = (BitSet) members.clone();
    text.clear(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
    if (text.isEmpty()) {
      return Automata.makeEmpty();
    }
    Automaton automaton = new Automaton();
    int start = automaton.createState();
    int end = automaton.createState();
    automaton.setAccept(end, true);
    for (int from = text.nextSetBit(0); from >= 0; ) {
      int to = text.nextClearBit(from);
      automaton.addTransition(start, end, from, to - 1);
      from = text.nextSetBit(to);
    }
    automaton.finishState();
    return automaton;
  }
}
