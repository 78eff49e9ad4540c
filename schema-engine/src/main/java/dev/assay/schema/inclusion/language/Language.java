package dev.assay.schema.inclusion.language;

import dev.assay.schema.pattern.EcmaPattern;
import dev.assay.schema.pattern.PatternReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.apache.lucene.util.automaton.Transition;

/**
 * A regular language of texts, counted in code points; immutable.
 *
 * @see <a href="https://lucene.apache.org/core/">the automata of Apache Lucene</a>
 */
public final class Language {
  private static final int WORK_LIMIT = 20_000;
  private static final int MAX_SAMPLE_STEPS = 20_000;
  private static final int LONGEST_SPELLED_OUT = 600;
  private static final Language ALL = new Language(Operations.repeat(anyText()));

  private final Automaton automaton;

  private Language(Automaton automaton) {
    this.automaton = automaton;
  }

  /** Every text. */
  public static Language all() {
    return ALL;
  }

  /** The texts in which a pattern of ECMA-262 is found. */
  public static Language matching(String pattern) throws TooComplex {
    return switch (EcmaPattern.read(pattern)) {
      case PatternReading.Unusable(String construct, String problem) ->
          throw new TooComplex("'%s' %s".formatted(construct, problem));
      case PatternReading.Usable(EcmaPattern usable) -> {
        Automaton marked =
            Operations.concatenate(
                List.of(
                    Operations.repeat(Automata.makeChar(CodePoints.BEGIN), 1),
                    Operations.repeat(anyText()),
                    Operations.repeat(Automata.makeChar(CodePoints.END), 1)));
        Automaton found = Operations.intersection(PatternAutomaton.of(usable.re2()), marked);
        yield new Language(determinized(withoutMarks(found)));
      }
    };
  }

  private static Automaton anyText() {
    return new CodePoints().add(0, Character.MAX_CODE_POINT).toAutomaton();
  }

  private static Automaton withoutMarks(Automaton marked) {
    if (marked.getNumStates() == 0) {
      return marked;
    }
    Automaton bare = new Automaton();
    int start = bare.createState();
    for (int state = 0; state < marked.getNumStates(); state++) {
      bare.createState();
    }
    Transition t = new Transition();
    for (int state = 0; state < marked.getNumStates(); state++) {
      int transitions = marked.initTransition(state, t);
      for (int i = 0; i < transitions; i++) {
        marked.getNextTransition(t);
        if (t.min != CodePoints.BEGIN && t.min != CodePoints.END) {
          bare.addTransition(state + 1, t.dest + 1, t.min, t.max);
        }
      }
      bare.setAccept(state + 1, endsAt(marked, state));
    }
    bare.finishState();
    behindMarks(marked, 0, CodePoints.BEGIN).forEach(state -> bare.addEpsilon(start, state + 1));
    bare.finishState();
    return Operations.removeDeadStates(bare);
  }

  private static boolean endsAt(Automaton marked, int state) {
    return behindMarks(marked, state, CodePoints.END).stream().anyMatch(marked::isAccept);
  }

  /** The states that one mark or more leads to: anchors may be repeated, so marks are as well. */
  private static Set<Integer> behindMarks(Automaton marked, int from, int mark) {
    Set<Integer> found = new LinkedHashSet<>();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(from));
    Transition t = new Transition();
    while (!open.isEmpty()) {
      int transitions = marked.initTransition(open.poll(), t);
      for (int i = 0; i < transitions; i++) {
        marked.getNextTransition(t);
        if (t.min == mark && t.max == mark && found.add(t.dest)) {
          open.add(t.dest);
        }
      }
    }
    return found;
  }

  private static Automaton determinized(Automaton automaton) throws TooComplex {
    try {
      return Operations.determinize(automaton, WORK_LIMIT);
    } catch (TooComplexToDeterminizeException tooComplex) {
      throw new TooComplex("a pattern whose automaton is too large");
    }
  }

  /** The texts of both. */
  public Language and(Language other) {
    return new Language(
        Operations.removeDeadStates(Operations.intersection(automaton, other.automaton)));
  }

  /** The texts of this one that the other doesn't have. */
  public Language without(Language other) throws TooComplex {
    try {
      return new Language(
          Operations.removeDeadStates(Operations.minus(automaton, other.automaton, WORK_LIMIT)));
    } catch (TooComplexToDeterminizeException tooComplex) {
      throw new TooComplex("a pattern whose complement is too large");
    }
  }

  /** The texts of this one but a few. */
  public Language without(Collection<String> texts) throws TooComplex {
    if (texts.isEmpty()) {
      return this;
    }
    return without(
        new Language(Operations.union(texts.stream().map(Automata::makeString).toList())));
  }

  /**
   * The texts of this one with so many code points.
   *
   * @param max {@link Long#MAX_VALUE} for no limit
   */
  public Language ofLength(long min, long max) throws TooComplex {
    boolean limited = max != Long.MAX_VALUE;
    if (min == 0 && !limited) {
      return this;
    }
    if (Math.max(min, limited ? max : 0) > LONGEST_SPELLED_OUT) {
      throw new TooComplex("a pattern beside a length of more than " + LONGEST_SPELLED_OUT);
    }
    Automaton lengths =
        limited
            ? Operations.repeat(anyText(), (int) min, (int) max)
            : Operations.repeat(anyText(), (int) min);
    return and(new Language(determinized(lengths)));
  }

  /** Whether a text belongs to it. */
  boolean contains(String text) {
    return Operations.run(automaton, text);
  }

  /** Whether there is no such text. */
  public boolean isEmpty() {
    return Operations.isEmpty(automaton);
  }

  /**
   * Some texts, the shortest first, printable characters preferred; all of them if there are less.
   */
  public List<String> samples(int limit) {
    List<String> found = new ArrayList<>();
    if (automaton.getNumStates() == 0) {
      return found;
    }
    record Walk(int state, String text) {}
    ArrayDeque<Walk> walks = new ArrayDeque<>(List.of(new Walk(0, "")));
    int[] visits = new int[automaton.getNumStates()];
    Transition t = new Transition();
    for (int steps = 0; !walks.isEmpty() && found.size() < limit && steps < MAX_SAMPLE_STEPS; ) {
      Walk walk = walks.poll();
      if (automaton.isAccept(walk.state())) {
        found.add(walk.text());
      }
      // Each state is left as often as samples are wanted at most: breadth without explosion.
      if (visits[walk.state()]++ < limit) {
        int transitions = automaton.initTransition(walk.state(), t);
        for (int i = 0; i < transitions; i++, steps++) {
          automaton.getNextTransition(t);
          int dest = t.dest;
          nicest(t.min, t.max)
              .forEach(c -> walks.add(new Walk(dest, walk.text() + Character.toString(c))));
        }
      }
    }
    return found;
  }

  /** The first of the samples. */
  public Optional<String> shortest() {
    return samples(1).stream().findFirst();
  }

  private static List<Integer> nicest(int min, int max) {
    List<Integer> chosen = new ArrayList<>();
    for (int wanted : new int[] {'a', 'A', '0', '1', '-', ' '}) {
      if (wanted >= min && wanted <= max && chosen.size() < 2) {
        chosen.add(wanted);
      }
    }
    if (chosen.isEmpty()) {
      chosen.add(min < ' ' && max >= ' ' ? Math.max(min, Math.min(max, '!')) : min);
    }
    return chosen;
  }
}
