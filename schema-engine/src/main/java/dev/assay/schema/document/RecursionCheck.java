package dev.assay.schema.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Refuses schemas whose work explodes: a validator that follows every branch takes time exponential
 * in the depth of an event, or never ends.
 *
 * <p>A schema is an automaton that reads paths into an event: its states are schemas, and it moves
 * with each member or element. The work explodes where a state comes back to itself on two ways
 * that read the same path, which is exponential ambiguity; it shows as a pair of equal states and a
 * pair of different ones that lead to each other in the product of the automaton with itself.
 *
 * @see <a href="https://doi.org/10.1016/0304-3975(91)90381-B">A. Weber, H. Seidl, On the degree of
 *     ambiguity of finite automata, 1991</a>
 */
final class RecursionCheck {
  /** Larger automata aren't looked at; the validators bound their work for each event as well. */
  private static final int MAX_PAIRS = 20_000;

  private final Ways ways;
  private final Outline outline;

  RecursionCheck(JsonNode root, Dialect dialect, Outline outline) {
    this.ways = new Ways(root, dialect, outline.targets());
    this.outline = outline;
  }

  void run() {
    try {
      Map<String, Set<String>> next = new HashMap<>();
      for (String pointer : new TreeSet<>(outline.schemas())) {
        Set<String> targets = new HashSet<>();
        ways.from(pointer).forEach(way -> targets.add(way.target()));
        next.put(pointer, targets);
      }
      for (Set<String> circle : new Circles<>(next).all()) {
        if (explodes(circle)) {
          outline.fault(
              new TreeSet<>(circle).first(),
              "the schema comes back to itself on several ways at once, so that an event of depth n"
                  + " takes 2^n steps",
              "let one branch lead back, or tell the branches apart by a required member with a"
                  + " const in each");
        }
      }
    } catch (Ways.FaultException found) {
      SchemaFault fault = found.fault();
      outline.fault(fault.pointer(), fault.problem(), fault.remedy());
    }
  }

  private boolean explodes(Set<String> circle) {
    if (circle.size() * (long) circle.size() > MAX_PAIRS) {
      return false;
    }
    Map<Pair, Set<Pair>> product = new HashMap<>();
    Deque<Pair> open = new ArrayDeque<>();
    circle.forEach(state -> open.add(new Pair(state, state)));
    while (!open.isEmpty()) {
      Pair pair = open.remove();
      if (product.containsKey(pair)) {
        continue;
      }
      Set<Pair> next = new HashSet<>();
      List<Way> one = within(circle, pair.one);
      List<Way> other = within(circle, pair.other);
      for (int i = 0; i < one.size(); i++) {
        for (int j = 0; j < other.size(); j++) {
          boolean same = pair.one.equals(pair.other) && i == j;
          if (same || one.get(i).meets(other.get(j))) {
            if (!same
                && pair.one.equals(pair.other)
                && one.get(i).target().equals(other.get(j).target())) {
              return true;
            }
            next.add(new Pair(one.get(i).target(), other.get(j).target()));
          }
        }
      }
      product.put(pair, next);
      open.addAll(next);
    }
    return new Circles<>(product)
        .all().stream()
            .anyMatch(pairs ->
                pairs.stream().anyMatch(Pair::isEqual) && !pairs.stream().allMatch(Pair::isEqual));
  }

  private List<Way> within(Set<String> circle, String state) {
    return ways.from(state).stream().filter(way -> circle.contains(way.target())).toList();
  }

  private record Pair(String one, String other) {
    boolean isEqual() {
      return one.equals(other);
    }
  }
}
