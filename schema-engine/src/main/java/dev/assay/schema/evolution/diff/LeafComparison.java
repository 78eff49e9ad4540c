package dev.assay.schema.evolution.diff;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares the values of keywords that hold no schemas. */
final class LeafComparison {
  /** Exact arithmetic on numbers further apart than this takes time and memory. */
  private static final long MAX_DIGITS = 3000;

  private final Facts facts;

  LeafComparison(Facts facts) {
    this.facts = facts;
  }

  /** Compares two values as wholes. */
  void demand(KeywordRule keyword, Placed before, Placed after) {
    if (!addedOrRemoved(keyword, before, after) && !before.sameValueAs(after)) {
      facts.add(keyword.kind("changed"), before, after);
    }
  }

  void flag(KeywordRule keyword, Placed before, Placed after) {
    boolean was = before.node().asBoolean(false);
    boolean is = after.node().asBoolean(false);
    if (was != is) {
      facts.add(keyword.kind(is ? "added" : "removed"), before, after);
    } else if (before.isNothing() != after.isNothing()) {
      facts.add(keyword.kind("restated"), before, after);
    } else if (!before.sameValueAs(after)) {
      facts.add(keyword.kind("changed"), before, after);
    }
  }

  void bound(KeywordRule keyword, Placed before, Placed after) {
    if (!before.node().isNumber() || !after.node().isNumber()) {
      demand(keyword, before, after);
      return;
    }
    int order = before.node().decimalValue().compareTo(after.node().decimalValue());
    if (order != 0) {
      facts.add(keyword.kind(order < 0 ? "raised" : "lowered"), before, after);
    }
  }

  void divisor(KeywordRule keyword, Placed before, Placed after) {
    if (!before.node().isNumber() || !after.node().isNumber()) {
      demand(keyword, before, after);
      return;
    }
    BigDecimal was = before.node().decimalValue();
    BigDecimal is = after.node().decimalValue();
    if (was.compareTo(is) != 0) {
      String suffix = divides(is, was) ? "relaxed" : divides(was, is) ? "tightened" : "changed";
      facts.add(keyword.kind(suffix), before, after);
    }
  }

  private static boolean divides(BigDecimal divisor, BigDecimal multiple) {
    return divisor.signum() != 0
        && magnitude(divisor) < MAX_DIGITS
        && magnitude(multiple) < MAX_DIGITS
        && multiple.remainder(divisor).signum() == 0;
  }

  private static long magnitude(BigDecimal number) {
    return (long) number.precision() + Math.abs((long) number.scale());
  }

  void types(KeywordRule keyword, Placed before, Placed after) {
    if (addedOrRemoved(keyword, before, after) || before.sameValueAs(after)) {
      return;
    }
    Set<String> was = typesIn(before.node());
    Set<String> is = typesIn(after.node());
    String suffix =
        was.equals(is)
            ? "restated"
            : is.containsAll(was) ? "widened" : was.containsAll(is) ? "narrowed" : "changed";
    facts.add(keyword.kind(suffix), before, after);
  }

  private static Set<String> typesIn(JsonNode type) {
    Set<String> types = new HashSet<>();
    if (type.isArray()) {
      type.forEach(element -> types.add(element.asString("")));
    } else {
      types.add(type.asString(""));
    }
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  void names(KeywordRule keyword, Placed before, Placed after) {
    boolean lists = isListOrNothing(before) && isListOrNothing(after);
    if (!lists) {
      demand(keyword, before, after);
      return;
    }
    elementsOnlyIn(after, before).forEach(name -> facts.added(keyword, name));
    elementsOnlyIn(before, after).forEach(name -> facts.removed(keyword, name));
  }

  void namesByName(KeywordRule keyword, Map<String, Placed> before, Map<String, Placed> after) {
    Set<String> triggers = new TreeSet<>(before.keySet());
    triggers.addAll(after.keySet());
    for (String trigger : triggers) {
      names(
          keyword,
          before.getOrDefault(trigger, Placed.nothing()),
          after.getOrDefault(trigger, Placed.nothing()));
    }
  }

  /** {@code const} is an {@code enum} of one value, and may be written as either. */
  void values(Facets before, Facets after) {
    Placed wasEnum = before.value(KeywordRule.ENUM);
    Placed isEnum = after.value(KeywordRule.ENUM);
    Placed wasConst = before.value(KeywordRule.CONST);
    Placed isConst = after.value(KeywordRule.CONST);
    boolean listed = isListOrNothing(wasEnum) && isListOrNothing(isEnum);
    boolean constToEnum = listed && isAlone(wasConst, wasEnum) && isAlone(isEnum, isConst);
    boolean enumToConst = listed && isAlone(wasEnum, wasConst) && isAlone(isConst, isEnum);
    if (constToEnum || enumToConst) {
      rewritten(constToEnum ? wasConst : wasEnum, constToEnum ? isEnum : isConst);
    } else {
      demand(KeywordRule.CONST, wasConst, isConst);
      if (listed && !wasEnum.isNothing() && !isEnum.isNothing()) {
        valuesOf(elements(wasEnum), elements(isEnum));
      } else {
        demand(KeywordRule.ENUM, wasEnum, isEnum);
      }
    }
  }

  private static boolean isAlone(Placed one, Placed other) {
    return !one.isNothing() && other.isNothing();
  }

  private void rewritten(Placed before, Placed after) {
    Map<String, Placed> was = allowed(before);
    Map<String, Placed> is = allowed(after);
    valuesOf(was, is);
    if (was.keySet().equals(is.keySet())) {
      facts.add(KeywordRule.ENUM.kind("restated"), before, after);
    }
  }

  private static Map<String, Placed> allowed(Placed constOrEnum) {
    return constOrEnum.pointer().endsWith("/enum")
        ? elements(constOrEnum)
        : Map.of(constOrEnum.text(), constOrEnum);
  }

  private void valuesOf(Map<String, Placed> before, Map<String, Placed> after) {
    after.forEach((text, value) -> {
      if (!before.containsKey(text)) {
        facts.add(KeywordRule.ENUM.kind("value-added"), Placed.nothing(), value);
      }
    });
    before.forEach((text, value) -> {
      if (!after.containsKey(text)) {
        facts.add(KeywordRule.ENUM.kind("value-removed"), value, Placed.nothing());
      }
    });
  }

  private boolean addedOrRemoved(KeywordRule keyword, Placed before, Placed after) {
    if (before.isNothing() && !after.isNothing()) {
      facts.added(keyword, after);
    } else if (!before.isNothing() && after.isNothing()) {
      facts.removed(keyword, before);
    }
    return before.isNothing() || after.isNothing();
  }

  private static boolean isListOrNothing(Placed value) {
    return value.isNothing() || value.node().isArray();
  }

  private static Iterable<Placed> elementsOnlyIn(Placed here, Placed there) {
    Map<String, Placed> found = elements(here);
    found.keySet().removeAll(elements(there).keySet());
    return found.values();
  }

  private static Map<String, Placed> elements(Placed array) {
    Map<String, Placed> elements = new TreeMap<>();
    for (int i = 0; i < array.node().size(); i++) {
      Placed element = array.element(i);
      elements.putIfAbsent(element.text(), element);
    }
    return elements;
  }
}
