package dev.assay.schema.inclusion.search;

import dev.assay.schema.inclusion.terms.Constraint;
import dev.assay.schema.inclusion.terms.Constraint.NameRange;
import dev.assay.schema.inclusion.terms.Kind;
import dev.assay.schema.inclusion.terms.Literal;
import dev.assay.schema.inclusion.terms.Terms;
import dev.assay.schema.json.CanonicalJson;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Whether statements are true of a value that is there. */
final class Evaluation {
  private static final int MAX_NESTING = 200;
  private final Terms terms;
  private final Formats formats;
  private final Patterns patterns;
  private final Budget budget;
  private final Set<Open> open = new HashSet<>();

  /**
   * A statement that is being tested; to come back to it of the same value is to run in circles.
   */
  private record Open(Literal literal, int valueIdentity) {}

  Evaluation(Terms terms, Formats formats, Patterns patterns, Budget budget) {
    this.terms = terms;
    this.formats = formats;
    this.patterns = patterns;
    this.budget = budget;
  }

  Truth test(Collection<Literal> literals, JsonNode value) {
    return all(literals, literal -> test(literal, value));
  }

  Truth test(Literal literal, JsonNode value) {
    Open here = new Open(literal, System.identityHashCode(value));
    if (open.size() >= MAX_NESTING || !budget.takeTest() || !open.add(here)) {
      return Truth.UNKNOWN;
    }
    try {
      return all(terms.constraints(literal, Kind.of(value)), constraint -> test(constraint, value));
    } finally {
      open.remove(here);
    }
  }

  private Truth test(Constraint constraint, JsonNode value) {
    return switch (constraint) {
      case Constraint.That(Literal literal) -> test(literal, value);
      case Constraint.Never _ -> Truth.NO;
      case Constraint.Unknowable _ -> Truth.UNKNOWN;
      case Constraint.Either(var alternatives) ->
          any(alternatives, alternative -> all(alternative, each -> test(each, value)));
      case Constraint.OneOf(var values) -> Truth.of(contains(values, value));
      case Constraint.NoneOf(var values) -> Truth.of(!contains(values, value));
      case Constraint.Lower(BigDecimal bound, boolean exclusive) ->
          Truth.of(value.decimalValue().compareTo(bound) >= (exclusive ? 1 : 0));
      case Constraint.Upper(BigDecimal bound, boolean exclusive) ->
          Truth.of(value.decimalValue().compareTo(bound) <= (exclusive ? -1 : 0));
      case Constraint.Multiple(BigDecimal of, boolean holds) ->
          Decimals.isMultiple(value.decimalValue(), of)
              .map(multiple -> Truth.of(multiple == holds))
              .orElse(Truth.UNKNOWN);
      case Constraint.SizeFrom(long min) -> Truth.of(size(value) >= min);
      case Constraint.SizeTo(long max) -> Truth.of(size(value) <= max);
      case Constraint.Pattern(String pattern, boolean holds) -> {
        Truth found = matches(pattern, value.stringValue());
        yield holds ? found : found.not();
      }
      case Constraint.Format(var dialect, String format, boolean holds) ->
          Truth.of(formats.test(dialect, format, value.stringValue()) == holds);
      case Constraint.Distinct(boolean holds) -> Truth.of(areDistinct(value) == holds);
      case Constraint.Elements elements -> elements(elements, value);
      case Constraint.ElementWithin(int from, int to, Literal element) ->
          any(
              IntStream.range(from, (int) Math.min(value.size(), to + 1L)).boxed().toList(),
              i -> test(element, value.get(i)));
      case Constraint.CountFrom(long min, Literal element) -> atLeast(min, element, value);
      case Constraint.CountTo(long max, Literal element) -> atLeast(max + 1, element, value).not();
      case Constraint.Member(String name, boolean present) -> Truth.of(value.has(name) == present);
      case Constraint.Members members ->
          all(value.propertyNames(), name -> member(members, name, value.get(name)));
      case Constraint.Names(Literal name) ->
          all(value.propertyNames(), each -> test(name, StringNode.valueOf(each)));
      case Constraint.MemberWith(NameRange range, List<Literal> wanted) ->
          any(value.propertyNames(), name -> isIn(range, name).and(test(wanted, value.get(name))));
    };
  }

  /** Whether a member may have a name. */
  Truth isIn(NameRange range, String name) {
    return switch (range) {
      case NameRange.Exactly(String only) -> Truth.of(only.equals(name));
      case NameRange.Such(List<Literal> literals) -> test(literals, StringNode.valueOf(name));
    };
  }

  /** Whether a pattern is found in a text. */
  Truth matches(String pattern, String text) {
    return patterns.isFound(pattern, text);
  }

  private Truth elements(Constraint.Elements elements, JsonNode array) {
    return all(
        IntStream.range(0, array.size()).boxed().toList(),
        i -> {
          Optional<Literal> literal =
              i < elements.first().size()
                  ? Optional.of(elements.first().get(i))
                  : elements.further();
          return literal.map(each -> test(each, array.get(i))).orElse(Truth.YES);
        });
  }

  private Truth atLeast(long min, Literal element, JsonNode array) {
    long yes = 0;
    long unknown = 0;
    for (JsonNode each : array) {
      switch (test(element, each)) {
        case YES -> yes++;
        case UNKNOWN -> unknown++;
        case NO -> {}
      }
    }
    return yes >= min ? Truth.YES : yes + unknown >= min ? Truth.UNKNOWN : Truth.NO;
  }

  private Truth member(Constraint.Members members, String name, JsonNode value) {
    Truth truth = Truth.YES;
    boolean spokenOf = false;
    Literal named = members.named().get(name);
    if (named != null) {
      spokenOf = true;
      truth = test(named, value);
    }
    for (Map.Entry<String, Literal> patterned : members.patterned().entrySet()) {
      switch (matches(patterned.getKey(), name)) {
        case YES -> {
          spokenOf = true;
          truth = truth.and(test(patterned.getValue(), value));
        }
        case UNKNOWN -> {
          return Truth.UNKNOWN;
        }
        case NO -> {}
      }
    }
    return spokenOf || members.others().isEmpty() ? truth : test(members.others().get(), value);
  }

  private static long size(JsonNode value) {
    return value.isString()
        ? value.stringValue().codePointCount(0, value.stringValue().length())
        : value.size();
  }

  private static boolean areDistinct(JsonNode array) {
    Set<String> seen = new HashSet<>();
    return array.valueStream().map(CanonicalJson::text).allMatch(seen::add);
  }

  private static boolean contains(List<JsonNode> values, JsonNode wanted) {
    String text = CanonicalJson.text(wanted);
    return values.stream().anyMatch(value -> CanonicalJson.text(value).equals(text));
  }

  private static <T> Truth all(Collection<T> items, Function<T, Truth> test) {
    Truth truth = Truth.YES;
    for (T item : items) {
      truth = truth.and(test.apply(item));
      if (truth == Truth.NO) {
        return truth;
      }
    }
    return truth;
  }

  private static <T> Truth any(Collection<T> items, Function<T, Truth> test) {
    return all(items, item -> test.apply(item).not()).not();
  }
}
