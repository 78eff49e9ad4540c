package dev.assay.schema.inclusion.search;

import dev.assay.schema.inclusion.terms.Constraint;
import dev.assay.schema.inclusion.terms.Constraint.NameRange;
import dev.assay.schema.inclusion.terms.Literal;
import dev.assay.schema.json.CanonicalJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Decides what is demanded of an object.
 *
 * <p>Names that nobody mentions differ only by which patterns they have: one name of each such
 * class stands for all. A member that must be there with some name is tried with every name that is
 * mentioned, with one of every class, and as one with each such member placed before.
 *
 * <p>Longer than 300 lines: placing, completing and filling up go back and forth over the same
 * demands, and none is right without the others.
 */
final class ObjectSolver {
  private static final int MAX_PATTERNS = 7;
  private static final int MAX_FILLED_UP = 300;
  private final Solver solver;
  private final Evaluation evaluation;

  ObjectSolver(Solver solver, Evaluation evaluation) {
    this.solver = solver;
    this.evaluation = evaluation;
  }

  /** The demands in one place. */
  private static final class Wanted {
    long min;
    long max = Long.MAX_VALUE;
    final Set<String> present = new TreeSet<>();
    final Set<String> absent = new TreeSet<>();
    final Set<String> mentioned = new TreeSet<>();
    final Set<String> patterns = new TreeSet<>();
    final List<Constraint.Members> members = new ArrayList<>();
    final List<Literal> names = new ArrayList<>();
    final List<Constraint.MemberWith> wishes = new ArrayList<>();
    final Set<String> excluded = new HashSet<>();

    Wanted(List<Constraint> demands) {
      demands.forEach(this::add);
      mentioned.addAll(present);
      mentioned.addAll(absent);
    }

    private void add(Constraint demand) {
      switch (demand) {
        case Constraint.SizeFrom(long from) -> min = Math.max(min, from);
        case Constraint.SizeTo(long to) -> max = Math.min(max, to);
        case Constraint.Member(String name, boolean there) -> (there ? present : absent).add(name);
        case Constraint.Members some -> {
          members.add(some);
          mentioned.addAll(some.named().keySet());
          patterns.addAll(some.patterned().keySet());
        }
        case Constraint.Names(Literal name) -> names.add(name);
        case Constraint.MemberWith wish -> {
          wishes.add(wish);
          if (wish.name() instanceof NameRange.Exactly(String name)) {
            mentioned.add(name);
          }
        }
        case Constraint.NoneOf(var values) ->
            values.forEach(value -> excluded.add(CanonicalJson.text(value)));
        default -> {}
      }
    }
  }

  /**
   * A member with a name that nobody mentions.
   *
   * @param has which patterns the name has
   */
  private record Fresh(Set<String> has, List<Literal> name, List<Literal> value) {}

  /** Where the members that must be there have gone so far. */
  private record Placed(Map<String, List<Literal>> mentioned, List<Fresh> fresh) {
    Placed with(String name, List<Literal> value) {
      Map<String, List<Literal>> more = new TreeMap<>(mentioned);
      more.merge(name, value, ObjectSolver::joined);
      return new Placed(more, fresh);
    }

    Placed with(Fresh another) {
      return new Placed(mentioned, joined(fresh, List.of(another)));
    }

    Placed with(int index, Fresh instead) {
      List<Fresh> changed = new ArrayList<>(fresh);
      changed.set(index, instead);
      return new Placed(mentioned, changed);
    }
  }

  Outcome solve(List<Constraint> demands) {
    Wanted wanted = new Wanted(demands);
    if (wanted.min > wanted.max || wanted.present.stream().anyMatch(wanted.absent::contains)) {
      return Outcome.none();
    }
    Placed required = new Placed(new TreeMap<>(), List.of());
    for (String name : wanted.present) {
      required = required.with(name, List.of());
      Outcome possible = value(wanted, name, List.of());
      if (possible instanceof Outcome.None) {
        return possible;
      }
    }
    return place(wanted, 0, required);
  }

  /** Gives the wishes from the n-th on their names. */
  private Outcome place(Wanted wanted, int n, Placed placed) {
    if (!solver.budget().take()) {
      return solver.budget().exhausted();
    }
    if (placed.mentioned().size() > wanted.max) {
      return Outcome.none();
    }
    if (n == wanted.wishes.size()) {
      return complete(wanted, placed);
    }
    Constraint.MemberWith wish = wanted.wishes.get(n);
    Outcome outcome = Outcome.none();
    for (String name : wanted.mentioned) {
      Truth allowed = evaluation.isIn(wish.name(), name);
      if (allowed != Truth.NO) {
        List<Literal> said = joined(placed.mentioned().getOrDefault(name, List.of()), wish.value());
        Outcome possible = value(wanted, name, said);
        if (!(possible instanceof Outcome.None)) {
          Outcome here = place(wanted, n + 1, placed.with(name, wish.value()));
          outcome = outcome.or(allowed == Truth.YES ? here : unsure(here, name));
        }
      }
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
    }
    return wish.name() instanceof NameRange.Such(List<Literal> such)
        ? outcome.or(placeFresh(wanted, n, placed, such, wish.value()))
        : outcome;
  }

  private Outcome placeFresh(
      Wanted wanted, int n, Placed placed, List<Literal> such, List<Literal> value) {
    if (wanted.patterns.size() > MAX_PATTERNS) {
      return new Outcome.Unknown("more than %d patterns for names".formatted(MAX_PATTERNS));
    }
    Outcome outcome = Outcome.none();
    for (int i = 0; i < placed.fresh().size(); i++) {
      Fresh there = placed.fresh().get(i);
      Fresh both = new Fresh(there.has(), joined(there.name(), such), joined(there.value(), value));
      if (isPossible(wanted, both)) {
        outcome = outcome.or(place(wanted, n + 1, placed.with(i, both)));
      }
    }
    for (Set<String> has : subsets(List.copyOf(wanted.patterns))) {
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
      Fresh fresh = new Fresh(has, such, value);
      if (isPossible(wanted, fresh)) {
        outcome = outcome.or(place(wanted, n + 1, placed.with(fresh)));
      }
    }
    return outcome;
  }

  private boolean isPossible(Wanted wanted, Fresh fresh) {
    return !(solver.solveString(nameOf(wanted, fresh, Set.of())) instanceof Outcome.None)
        && !(solver.solve(valueOf(wanted, fresh)) instanceof Outcome.None);
  }

  private List<Literal> nameOf(Wanted wanted, Fresh fresh, Set<String> taken) {
    List<Literal> name = new ArrayList<>(fresh.name());
    name.addAll(wanted.names);
    for (String pattern : wanted.patterns) {
      Literal matching = solver.terms().matching(pattern);
      name.add(fresh.has().contains(pattern) ? matching : matching.negated());
    }
    wanted.mentioned.forEach(other -> name.add(isNot(other)));
    taken.forEach(other -> name.add(isNot(other)));
    return name;
  }

  private Literal isNot(String name) {
    return solver.terms().equal(StringNode.valueOf(name)).negated();
  }

  private static List<Literal> valueOf(Wanted wanted, Fresh fresh) {
    List<Literal> value = new ArrayList<>(fresh.value());
    for (Constraint.Members members : wanted.members) {
      boolean spokenOf = false;
      for (Map.Entry<String, Literal> patterned : members.patterned().entrySet()) {
        if (fresh.has().contains(patterned.getKey())) {
          spokenOf = true;
          value.add(patterned.getValue());
        }
      }
      if (!spokenOf) {
        members.others().ifPresent(value::add);
      }
    }
    return value;
  }

  /** A value for a member that is mentioned by name. */
  private Outcome value(Wanted wanted, String name, List<Literal> more) {
    if (wanted.absent.contains(name)) {
      return Outcome.none();
    }
    Truth allowed = evaluation.test(wanted.names, StringNode.valueOf(name));
    if (allowed == Truth.NO) {
      return Outcome.none();
    }
    List<Literal> said = new ArrayList<>(more);
    for (Constraint.Members members : wanted.members) {
      allowed = allowed.and(collect(members, name, said));
    }
    Outcome outcome = solver.solve(said);
    return allowed == Truth.YES ? outcome : unsure(outcome, name);
  }

  private Truth collect(Constraint.Members members, String name, List<Literal> said) {
    Optional<Literal> named = Optional.ofNullable(members.named().get(name));
    named.ifPresent(said::add);
    boolean spokenOf = named.isPresent();
    Truth known = Truth.YES;
    for (Map.Entry<String, Literal> patterned : members.patterned().entrySet()) {
      Truth matches = evaluation.matches(patterned.getKey(), name);
      if (matches == Truth.YES) {
        said.add(patterned.getValue());
      }
      spokenOf |= matches != Truth.NO;
      known = matches == Truth.UNKNOWN ? Truth.UNKNOWN : known;
    }
    if (!spokenOf) {
      members.others().ifPresent(said::add);
    }
    return known;
  }

  private static Outcome unsure(Outcome outcome, String name) {
    return outcome instanceof Outcome.Found
        ? new Outcome.Unknown("nobody knows whether the name '%s' fits".formatted(name))
        : outcome;
  }

  private Outcome complete(Wanted wanted, Placed placed) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, List<Literal>> member : placed.mentioned().entrySet()) {
      Outcome value = value(wanted, member.getKey(), member.getValue());
      if (!(value instanceof Outcome.Found(JsonNode found))) {
        return value;
      }
      object.set(member.getKey(), found);
    }
    for (Fresh fresh : placed.fresh()) {
      Outcome trouble = add(wanted, fresh, object);
      if (!(trouble instanceof Outcome.Found)) {
        return trouble;
      }
    }
    if (object.size() > wanted.max) {
      return Outcome.none();
    }
    Outcome full = fillUp(wanted, object, wanted.min);
    return full instanceof Outcome.Found && isExcluded(wanted, object)
        ? another(wanted, object)
        : full;
  }

  private Outcome add(Wanted wanted, Fresh fresh, ObjectNode object) {
    Outcome name = solver.solveString(nameOf(wanted, fresh, new TreeSet<>(object.propertyNames())));
    if (!(name instanceof Outcome.Found(JsonNode found))) {
      return name instanceof Outcome.None && !object.isEmpty()
          ? new Outcome.Unknown("names that depend on each other")
          : name;
    }
    Outcome value = solver.solve(valueOf(wanted, fresh));
    if (value instanceof Outcome.Found(JsonNode there)) {
      object.set(found.stringValue(), there);
    }
    return value;
  }

  private static boolean isExcluded(Wanted wanted, ObjectNode object) {
    return wanted.excluded.contains(CanonicalJson.text(object));
  }

  private Outcome another(Wanted wanted, ObjectNode object) {
    for (int tries = 0; tries <= wanted.excluded.size(); tries++) {
      long more = object.size() + 1L;
      if (more > wanted.max || !(fillUp(wanted, object, more) instanceof Outcome.Found)) {
        break;
      }
      if (!isExcluded(wanted, object)) {
        return new Outcome.Found(object);
      }
    }
    return new Outcome.Unknown("an object unlike some others");
  }

  /** Adds members that nobody asked for until there are enough. */
  private Outcome fillUp(Wanted wanted, ObjectNode object, long size) {
    if (size > MAX_FILLED_UP && object.size() < size) {
      return new Outcome.Unknown("an object of %d members".formatted(size));
    }
    Outcome doubt = Outcome.none();
    for (String name : wanted.mentioned) {
      if (object.size() < size && !object.has(name)) {
        Outcome value = value(wanted, name, List.of());
        doubt = value instanceof Outcome.Unknown ? value : doubt;
        if (value instanceof Outcome.Found(JsonNode found)) {
          object.set(name, found);
        }
      }
    }
    if (object.size() < size && wanted.patterns.size() > MAX_PATTERNS) {
      return new Outcome.Unknown("more than %d patterns for names".formatted(MAX_PATTERNS));
    }
    for (Set<String> has : subsets(List.copyOf(wanted.patterns))) {
      Fresh fresh = new Fresh(has, List.of(), List.of());
      while (object.size() < size) {
        Outcome name =
            solver.solveString(nameOf(wanted, fresh, new TreeSet<>(object.propertyNames())));
        Outcome value = name instanceof Outcome.Found ? solver.solve(valueOf(wanted, fresh)) : name;
        doubt = value instanceof Outcome.Unknown ? value : doubt;
        if (!(name instanceof Outcome.Found(JsonNode found))
            || !(value instanceof Outcome.Found(JsonNode there))) {
          break;
        }
        object.set(found.stringValue(), there);
      }
    }
    return object.size() >= size ? new Outcome.Found(object) : doubt;
  }

  private static List<Set<String>> subsets(List<String> items) {
    List<Set<String>> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << Math.min(items.size(), MAX_PATTERNS); bits++) {
      Set<String> subset = new TreeSet<>();
      for (int i = 0; i < items.size(); i++) {
        if ((bits >> i & 1) == 1) {
          subset.add(items.get(i));
        }
      }
      all.add(subset);
    }
    return all;
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
