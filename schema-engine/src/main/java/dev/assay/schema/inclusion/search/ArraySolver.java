package dev.assay.schema.inclusion.search;

import dev.assay.schema.inclusion.terms.Constraint;
import dev.assay.schema.inclusion.terms.Literal;
import dev.assay.schema.json.CanonicalJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Decides what is demanded of an array.
 *
 * <p>Elements that must be there somewhere are given places in every way that differs: among the
 * places that something is said about, and as many behind them as there are such elements. The
 * array is then as short as that allows; a longer one has more to fulfil.
 *
 * <p>Longer than 300 lines: half of it gathers the demands, which nobody else asks for.
 */
final class ArraySolver {
  private static final int MAX_WANTED = 12;
  private static final int LONGEST = 2000;
  private static final int LONGEST_DISTINCT = 200;
  private final Solver solver;

  ArraySolver(Solver solver) {
    this.solver = solver;
  }

  /**
   * An element that must be there.
   *
   * @param group elements of the same group stand in different places
   */
  private record Wish(int from, int toInclusive, Literal element, int group) {}

  /** The demands in one place. */
  private static final class Wanted {
    long min;
    long max = Long.MAX_VALUE;
    boolean distinct;
    boolean notDistinct;
    boolean impossible;
    boolean tooMany;
    int spokenOf;
    final List<Constraint.Elements> elements = new ArrayList<>();
    final List<Wish> wishes = new ArrayList<>();
    final List<Constraint.CountTo> limits = new ArrayList<>();
    final Set<String> excluded = new HashSet<>();

    Wanted(List<Constraint> demands) {
      demands.forEach(this::add);
      impossible |= min > max || (distinct && notDistinct) || isOverLimit();
    }

    private void add(Constraint demand) {
      switch (demand) {
        case Constraint.SizeFrom(long from) -> min = Math.max(min, from);
        case Constraint.SizeTo(long to) -> max = Math.min(max, to);
        case Constraint.Distinct(boolean holds) -> {
          distinct |= holds;
          notDistinct |= !holds;
        }
        case Constraint.Elements some -> {
          elements.add(some);
          spokenOf = Math.max(spokenOf, some.first().size());
        }
        case Constraint.ElementWithin(int from, int to, Literal element) -> {
          wishes.add(new Wish(from, to, element, wishes.size()));
          spokenOf = Math.max(spokenOf, from + (to == Integer.MAX_VALUE ? 0 : 1));
        }
        case Constraint.CountFrom(long count, Literal element) -> {
          tooMany |= count > MAX_WANTED;
          int group = wishes.size();
          for (int i = 0; i < Math.min(count, MAX_WANTED); i++) {
            wishes.add(new Wish(0, Integer.MAX_VALUE, element, group));
          }
        }
        case Constraint.CountTo(long most, Literal element) -> limit(most, element);
        case Constraint.NoneOf(var values) ->
            values.forEach(value -> excluded.add(CanonicalJson.text(value)));
        default -> {}
      }
    }

    /** Of several limits on the same kind of element the lowest counts; none at all is no limit. */
    private void limit(long most, Literal element) {
      if (most == 0) {
        elements.add(new Constraint.Elements(List.of(), Optional.of(element.negated())));
        return;
      }
      long lowest =
          limits.stream()
              .filter(other -> other.element().equals(element))
              .mapToLong(Constraint.CountTo::max)
              .reduce(most, Math::min);
      limits.removeIf(other -> other.element().equals(element));
      limits.add(new Constraint.CountTo(lowest, element));
    }

    /** Whether more of a kind is wanted than there may be; wishes of two groups may coincide. */
    private boolean isOverLimit() {
      return limits.stream()
          .anyMatch(limit ->
              wishes.stream()
                      .filter(wish -> wish.element().equals(limit.element()))
                      .collect(Collectors.groupingBy(Wish::group, Collectors.counting()))
                      .values()
                      .stream()
                      .mapToLong(Long::longValue)
                      .max()
                      .orElse(0)
                  > limit.max());
    }

    List<Literal> at(int position) {
      List<Literal> said = new ArrayList<>();
      for (Constraint.Elements some : elements) {
        if (position < some.first().size()) {
          said.add(some.first().get(position));
        } else {
          some.further().ifPresent(said::add);
        }
      }
      return said;
    }
  }

  Outcome solve(List<Constraint> demands) {
    Wanted wanted = new Wanted(demands);
    if (wanted.impossible) {
      return Outcome.none();
    }
    if (wanted.tooMany || wanted.wishes.size() > MAX_WANTED) {
      return new Outcome.Unknown("very many elements that must be there");
    }
    return place(wanted, 0, new TreeMap<>());
  }

  /** Gives the wishes from the n-th on their places. */
  private Outcome place(Wanted wanted, int n, NavigableMap<Integer, List<Wish>> placed) {
    if (!solver.budget().take()) {
      return solver.budget().exhausted();
    }
    if (n == wanted.wishes.size()) {
      return complete(wanted, placed);
    }
    Wish wish = wanted.wishes.get(n);
    int last =
        (int)
            Math.min(
                Math.min(wish.toInclusive(), wanted.max - 1),
                (long) wanted.spokenOf + wanted.wishes.size() - 1);
    Outcome outcome = Outcome.none();
    for (int position = lowestFor(wish, placed); position <= last; position++) {
      List<Wish> there = placed.getOrDefault(position, List.of());
      List<Literal> said = new ArrayList<>(wanted.at(position));
      there.forEach(other -> said.add(other.element()));
      said.add(wish.element());
      Outcome possible = solver.solve(said);
      if (possible instanceof Outcome.None) {
        continue;
      }
      NavigableMap<Integer, List<Wish>> more = new TreeMap<>(placed);
      List<Wish> together = new ArrayList<>(there);
      together.add(wish);
      more.put(position, together);
      outcome = outcome.or(place(wanted, n + 1, more));
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
    }
    return outcome;
  }

  /** Elements of one group are alike: they are placed in order. */
  private static int lowestFor(Wish wish, NavigableMap<Integer, List<Wish>> placed) {
    int lowest = wish.from();
    for (var entry : placed.entrySet()) {
      if (entry.getValue().stream().anyMatch(other -> other.group() == wish.group())) {
        lowest = Math.max(lowest, entry.getKey() + 1);
      }
    }
    return lowest;
  }

  private Outcome complete(Wanted wanted, NavigableMap<Integer, List<Wish>> placed) {
    long length = Math.max(wanted.min, placed.isEmpty() ? 0 : placed.lastKey() + 1L);
    if (length > wanted.max) {
      return Outcome.none();
    }
    if (length > LONGEST || (length > LONGEST_DISTINCT && wanted.distinct)) {
      return length > LONGEST && hopeless(wanted, placed, length)
          ? Outcome.none()
          : new Outcome.Unknown("an array of %d elements".formatted(length));
    }
    List<List<Literal>> said = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      List<Literal> here = new ArrayList<>(wanted.at(i));
      placed.getOrDefault(i, List.of()).forEach(wish -> here.add(wish.element()));
      said.add(here);
    }
    return wanted.notDistinct ? withTwins(wanted, said) : fill(wanted, said);
  }

  private boolean hopeless(Wanted wanted, NavigableMap<Integer, List<Wish>> placed, long length) {
    for (int i = 0; i <= wanted.spokenOf && i < length; i++) {
      List<Literal> here = new ArrayList<>(wanted.at(i));
      placed.getOrDefault(i, List.of()).forEach(wish -> here.add(wish.element()));
      if (solver.solve(here) instanceof Outcome.None) {
        return true;
      }
    }
    return false;
  }

  private Outcome withTwins(Wanted wanted, List<List<Literal>> said) {
    Outcome outcome = Outcome.none();
    int last = Math.max(said.size(), wanted.spokenOf + 2);
    for (int second = 1; second < last && second < wanted.max; second++) {
      List<List<Literal>> longer = new ArrayList<>(said);
      while (longer.size() <= second) {
        longer.add(wanted.at(longer.size()));
      }
      for (int first = 0; first < second; first++) {
        List<Literal> both = new ArrayList<>(longer.get(first));
        both.addAll(longer.get(second));
        if (solver.solve(both) instanceof Outcome.Found(JsonNode twin)) {
          List<List<Literal>> equal = new ArrayList<>(longer);
          equal.set(first, with(both, twin));
          equal.set(second, with(both, twin));
          outcome = outcome.or(fill(wanted, equal));
        } else if (!(solver.solve(both) instanceof Outcome.None)) {
          outcome = outcome.or(new Outcome.Unknown("two equal elements"));
        }
        if (outcome instanceof Outcome.Found) {
          return outcome;
        }
      }
    }
    // One value for the twins was tried; where limits are in play another might have done.
    return outcome instanceof Outcome.None && !wanted.limits.isEmpty()
        ? new Outcome.Unknown("two equal elements beside 'maxContains'")
        : outcome;
  }

  private List<Literal> with(List<Literal> said, JsonNode value) {
    List<Literal> more = new ArrayList<>(said);
    more.add(solver.terms().equal(value));
    return more;
  }

  private Outcome fill(Wanted wanted, List<List<Literal>> said) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    List<Literal> taken = new ArrayList<>();
    long[] left = wanted.limits.stream().mapToLong(Constraint.CountTo::max).toArray();
    for (List<Literal> here : said) {
      List<Literal> all = new ArrayList<>(here);
      all.addAll(taken);
      Outcome element = withinLimits(wanted, all, left);
      switch (element) {
        case Outcome.Found(JsonNode value) -> {
          array.add(value);
          if (wanted.distinct) {
            taken.add(solver.terms().equal(value).negated());
          }
        }
        case Outcome.Unknown _ -> {
          return element;
        }
        case Outcome.None _ -> {
          return isWithoutChoice(wanted, said)
              ? element
              : new Outcome.Unknown("elements that depend on each other");
        }
      }
    }
    return wanted.excluded.contains(CanonicalJson.text(array))
        ? another(wanted, said)
        : new Outcome.Found(array);
  }

  /** Whether the elements chosen before can't have taken away what another choice had left. */
  private boolean isWithoutChoice(Wanted wanted, List<List<Literal>> said) {
    boolean alike = said.stream().map(Set::copyOf).distinct().count() <= 1;
    boolean independent = !wanted.distinct || alike;
    return independent
        && (wanted.limits.isEmpty() || (wanted.limits.size() == 1 && !wanted.distinct));
  }

  /** The element, as one that a limit doesn't count if that can be. */
  private Outcome withinLimits(Wanted wanted, List<Literal> said, long[] left) {
    List<Literal> uncounted = new ArrayList<>(said);
    wanted.limits.forEach(limit -> uncounted.add(limit.element().negated()));
    Outcome best = solver.solve(uncounted);
    if (wanted.limits.isEmpty() || best instanceof Outcome.Found) {
      return best;
    }
    if (wanted.limits.size() > 1) {
      return new Outcome.Unknown("several limits on what an array contains");
    }
    if (left[0] == 0) {
      return best;
    }
    left[0]--;
    Outcome counted = solver.solve(said);
    return counted instanceof Outcome.None && best instanceof Outcome.Unknown ? best : counted;
  }

  /** The array found is one that is excluded: a longer one is not. */
  private Outcome another(Wanted wanted, List<List<Literal>> said) {
    if (said.size() + 1 > wanted.max
        || said.size() > wanted.spokenOf + wanted.excluded.size() + 1) {
      return new Outcome.Unknown("an array unlike some others");
    }
    List<List<Literal>> longer = new ArrayList<>(said);
    longer.add(wanted.at(said.size()));
    Outcome outcome = fill(wanted, longer);
    return outcome instanceof Outcome.Found
        ? outcome
        : new Outcome.Unknown("an array unlike some others");
  }
}
