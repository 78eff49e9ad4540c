package dev.assay.schema.validation.plan;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.json.CanonicalJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What several schemas say together about literals, numbers and strings. */
final class Merge {
  private final Dialect dialect;
  private final Set<Kind> kinds = EnumSet.allOf(Kind.class);
  private final Map<Kind, String> deferred = new EnumMap<>(Kind.class);
  private final List<BigDecimal> multiples = new ArrayList<>();
  private final List<String> patterns = new ArrayList<>();
  private final List<StringFormat> formats = new ArrayList<>();
  private boolean integer;
  private int minLength;
  private int maxLength = Integer.MAX_VALUE;
  private Optional<NumberChecks.Bound> least = Optional.empty();
  private Optional<NumberChecks.Bound> greatest = Optional.empty();
  // The values that every enum and const allows, by canonical text.
  private Optional<Map<String, JsonNode>> choices = Optional.empty();

  Merge(Dialect dialect) {
    this.dialect = dialect;
  }

  void add(Fragment fragment) {
    addType(fragment.get("type"));
    addChoices(fragment);
    fragment.get("multipleOf").decimalValueOpt().ifPresent(multiples::add);
    addBounds(fragment);
    minLength = Math.max(minLength, Counts.of(fragment, "minLength", 0));
    maxLength = Math.min(maxLength, Counts.of(fragment, "maxLength", Integer.MAX_VALUE));
    if (fragment.has("pattern")) {
      patterns.add(fragment.get("pattern").stringValue());
    }
    addFormat(fragment);
  }

  boolean mayBe(Kind kind) {
    return kinds.contains(kind);
  }

  void defer(Kind kind, String reason) {
    deferred.put(kind, reason);
  }

  Map<Kind, String> deferred() {
    Map<Kind, String> possible = new EnumMap<>(deferred);
    possible.keySet().retainAll(kinds);
    return possible;
  }

  PlanNode.Literals literals() {
    return new PlanNode.Literals(
        kinds.contains(Kind.NULL) && isChoice("null"),
        kinds.contains(Kind.BOOLEAN) && isChoice("true"),
        kinds.contains(Kind.BOOLEAN) && isChoice("false"));
  }

  Optional<NumberChecks> numbers() {
    Optional<List<BigDecimal>> numbers =
        choices.map(c ->
            c.values().stream().filter(JsonNode::isNumber).map(JsonNode::decimalValue).toList());
    if (!kinds.contains(Kind.NUMBER) || numbers.filter(List::isEmpty).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new NumberChecks(
            integer, dialect == Dialect.DRAFT_04, least, greatest, multiples, numbers));
  }

  Optional<StringChecks> strings() {
    Optional<List<String>> texts =
        choices.map(c ->
            c.values().stream().filter(JsonNode::isString).map(JsonNode::stringValue).toList());
    if (!kinds.contains(Kind.STRING) || texts.filter(List::isEmpty).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(new StringChecks(minLength, maxLength, patterns, formats, texts));
  }

  private void addType(JsonNode type) {
    if (type.isMissingNode()) {
      return;
    }
    Set<String> names = new java.util.TreeSet<>();
    (type.isArray() ? type.valueStream() : java.util.stream.Stream.of(type))
        .forEach(name -> names.add(name.stringValue()));
    kinds.removeIf(kind ->
        !names.contains(kind.word()) && !(kind == Kind.NUMBER && names.contains("integer")));
    integer |= names.contains("integer") && !names.contains("number");
  }

  private void addChoices(Fragment fragment) {
    List<JsonNode> allowed = new ArrayList<>();
    fragment.get("enum").forEach(allowed::add);
    if (fragment.has("enum")) {
      narrow(allowed);
    }
    if (fragment.has("const")) {
      narrow(List.of(fragment.get("const")));
    }
  }

  private void narrow(List<JsonNode> allowed) {
    Map<String, JsonNode> narrowed = new TreeMap<>();
    for (JsonNode value : allowed) {
      String text = CanonicalJson.text(value);
      if (choices.isEmpty() || choices.get().containsKey(text)) {
        narrowed.put(text, value);
      }
    }
    choices = Optional.of(narrowed);
    keepOnlyAmong(allowed, Kind.ARRAY, allowed.stream().anyMatch(JsonNode::isArray));
    keepOnlyAmong(allowed, Kind.OBJECT, allowed.stream().anyMatch(JsonNode::isObject));
  }

  /** Engines differ about equal numbers inside arrays and objects. */
  private void keepOnlyAmong(List<JsonNode> allowed, Kind kind, boolean present) {
    if (present) {
      deferred.put(kind, "one of %d given values".formatted(allowed.size()));
    } else {
      kinds.remove(kind);
    }
  }

  private boolean isChoice(String literal) {
    return choices.map(c -> c.containsKey(literal)).orElse(true);
  }

  private void addBounds(Fragment fragment) {
    JsonNode exclusiveMinimum = fragment.get("exclusiveMinimum");
    JsonNode exclusiveMaximum = fragment.get("exclusiveMaximum");
    // In draft-04 they are booleans that qualify the other one.
    fragment
        .get("minimum")
        .decimalValueOpt()
        .ifPresent(v -> raise(new NumberChecks.Bound(v, isTrue(exclusiveMinimum))));
    fragment
        .get("maximum")
        .decimalValueOpt()
        .ifPresent(v -> lower(new NumberChecks.Bound(v, isTrue(exclusiveMaximum))));
    if (exclusiveMinimum.isNumber()) {
      raise(new NumberChecks.Bound(exclusiveMinimum.decimalValue(), true));
    }
    if (exclusiveMaximum.isNumber()) {
      lower(new NumberChecks.Bound(exclusiveMaximum.decimalValue(), true));
    }
  }

  private static boolean isTrue(JsonNode value) {
    return value.isBoolean() && value.booleanValue();
  }

  private void raise(NumberChecks.Bound bound) {
    int order = least.map(b -> bound.value().compareTo(b.value())).orElse(1);
    if (order > 0 || (order == 0 && bound.exclusive())) {
      least = Optional.of(bound);
    }
  }

  private void lower(NumberChecks.Bound bound) {
    int order = greatest.map(b -> bound.value().compareTo(b.value())).orElse(-1);
    if (order < 0 || (order == 0 && bound.exclusive())) {
      greatest = Optional.of(bound);
    }
  }

  private void addFormat(Fragment fragment) {
    if (fragment.has("contentEncoding") || fragment.has("contentMediaType")) {
      deferred.put(Kind.STRING, "content of another kind");
    }
    if (fragment.has("format")) {
      String name = fragment.get("format").stringValue();
      if (StringFormat.isLeftToTheReference(name)) {
        deferred.put(Kind.STRING, "format '%s'".formatted(name));
      }
      StringFormat.of(name).ifPresent(formats::add);
    }
  }
}
