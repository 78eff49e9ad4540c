package dev.assay.schema.document;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Tells by its words in which dialect a document is written that doesn't say, or says an unknown
 * one.
 *
 * <p>Looks where keywords stand and nowhere else: a property named {@code dependencies} or {@code
 * id} says nothing.
 */
final class ProbableDialect {
  private static final Set<String> OF_2020_12 =
      Set.of("prefixItems", "$dynamicRef", "$dynamicAnchor");
  private static final Set<String> OF_2019_09 = Set.of("$recursiveRef", "$recursiveAnchor");
  private static final Set<String> SINCE_2019_09 =
      Set.of(
          "$defs",
          "$anchor",
          "dependentRequired",
          "dependentSchemas",
          "unevaluatedItems",
          "unevaluatedProperties",
          "minContains",
          "maxContains");
  private static final Set<String> SINCE_DRAFT_06 =
      Set.of("$id", "const", "contains", "propertyNames", "examples", "if", "then", "else");
  private static final Set<String> BEFORE_2020_12 =
      Set.of("additionalItems", "dependencies", "definitions");
  private static final String ITEMS_BY_POSITION = "items[]";
  private static final String LIMIT_QUALIFIED = "exclusive: boolean";
  private static final String ID_OF_DRAFT_04 = "id: string";

  private final Set<String> words = new HashSet<>();

  private ProbableDialect() {}

  static Dialect of(JsonNode root) {
    JsonNode stated = root.path("$schema");
    return (stated.isString()
            ? Dialect.ofMetaSchema(stated.stringValue())
            : Optional.<Dialect>empty())
        .orElseGet(() -> byWords(root));
  }

  private static Dialect byWords(JsonNode root) {
    ProbableDialect seen = new ProbableDialect();
    seen.collect(root);
    return seen.judge();
  }

  private Dialect judge() {
    boolean before2020 = words.contains(ITEMS_BY_POSITION) || usesAny(BEFORE_2020_12);
    boolean modern = usesAny(SINCE_2019_09) || usesAny(OF_2019_09);
    if (usesAny(OF_2020_12)) {
      return Dialect.DRAFT_2020_12;
    }
    if (modern) {
      boolean byPosition = words.contains(ITEMS_BY_POSITION) || words.contains("additionalItems");
      return usesAny(OF_2019_09) || byPosition ? Dialect.DRAFT_2019_09 : Dialect.DRAFT_2020_12;
    }
    if (words.contains(LIMIT_QUALIFIED)
        || (words.contains(ID_OF_DRAFT_04) && before2020 && !usesAny(SINCE_DRAFT_06))) {
      return Dialect.DRAFT_04;
    }
    // "definitions" is read by every dialect, so it alone makes no document an old one.
    boolean old =
        words.contains(ITEMS_BY_POSITION)
            || words.contains("additionalItems")
            || words.contains("dependencies");
    return old ? Dialect.DRAFT_07 : Dialect.DEFAULT;
  }

  private boolean usesAny(Set<String> some) {
    return some.stream().anyMatch(words::contains);
  }

  private void collect(JsonNode schema) {
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      note(member.getKey(), member.getValue());
      Keywords.anyShapeOf(member.getKey())
          .ifPresent(shape -> descend(shape.content(), member.getValue()));
    }
  }

  private void note(String keyword, JsonNode value) {
    words.add(keyword);
    if (keyword.equals("items") && value.isArray()) {
      words.add(ITEMS_BY_POSITION);
    }
    if (keyword.startsWith("exclusiveM") && value.isBoolean()) {
      words.add(LIMIT_QUALIFIED);
    }
    if (keyword.equals("id") && value.isString()) {
      words.add(ID_OF_DRAFT_04);
    }
  }

  private void descend(KeywordShape.Content content, JsonNode value) {
    switch (content) {
      case NONE -> {}
      case SCHEMA -> {
        collect(value);
        if (value.isArray()) {
          value.forEach(this::collect);
        }
      }
      case SCHEMAS_BY_NAME -> value.properties().forEach(member -> collect(member.getValue()));
    }
  }
}
