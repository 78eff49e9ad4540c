package dev.assay.schema.evolution.diff;

import dev.assay.schema.document.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads a schema of any dialect into the words of 2020-12.
 *
 * <p>Said anew are: {@code items} as a list and {@code additionalItems}, {@code definitions},
 * {@code dependencies}, {@code $recursiveRef}, and the {@code id} and the boolean {@code
 * exclusiveMaximum} and {@code exclusiveMinimum} of draft-04.
 */
final class FacetReading {
  private final Dialect dialect;
  private final Set<String> known;
  private final References references;

  FacetReading(Dialect dialect, References references) {
    this.dialect = dialect;
    this.known = Set.copyOf(dialect.keywords());
    this.references = references;
  }

  Facets read(Placed schema) {
    Facets facets = Facets.empty();
    boolean onlyReference = references.hidesSiblings() && schema.node().path("$ref").isString();
    for (Map.Entry<String, JsonNode> member : schema.node().properties()) {
      String name = member.getKey();
      Optional<KeywordRule> keyword = ruleOf(name, schema);
      boolean hidden = onlyReference && keyword.filter(FacetReading::countsBesideRef).isEmpty();
      if (keyword.isEmpty() || hidden) {
        facets.extensions().put(name, schema.member(name));
      } else {
        put(facets, keyword.get(), name, schema);
      }
    }
    return facets;
  }

  private static boolean countsBesideRef(KeywordRule keyword) {
    return keyword == KeywordRule.REF
        || (keyword.rule().isQuiet() && keyword.rule() != Rule.NAMING);
  }

  /** The rule for a member, by what the dialect means by its name. */
  private Optional<KeywordRule> ruleOf(String name, Placed schema) {
    boolean byPosition = schema.node().path("items").isArray() && hasItemsByPosition();
    Optional<KeywordRule> renamed =
        switch (name) {
          case "items" -> Optional.of(byPosition ? KeywordRule.PREFIX_ITEMS : KeywordRule.ITEMS);
          case "additionalItems" -> byPosition ? Optional.of(KeywordRule.ITEMS) : Optional.empty();
          case "definitions" -> Optional.of(KeywordRule.DEFS);
          case "dependencies" -> Optional.of(KeywordRule.DEPENDENT_SCHEMAS);
          case "$recursiveRef" -> Optional.of(KeywordRule.DYNAMIC_REF);
          case "id" -> Optional.of(KeywordRule.ID);
          default -> KeywordRule.of(name);
        };
    return renamed.filter(rule -> known.contains(name) || rule.rule() == Rule.ANNOTATION);
  }

  private boolean hasItemsByPosition() {
    return dialect.compareTo(Dialect.DRAFT_2020_12) < 0;
  }

  private void put(Facets facets, KeywordRule keyword, String name, Placed schema) {
    Placed value = schema.member(name);
    boolean fits =
        switch (keyword.rule()) {
          case MEMBERS, SCHEMAS_BY_NAME, NAMES_BY_NAME, DEFINITIONS ->
              putNamed(facets, keyword, name, value);
          case POSITIONS, ALL, ANY, ONE -> putListed(facets, keyword, value);
          case UPPER, LOWER -> putBound(facets, keyword, schema, value);
          case REFERENCE -> value.node().isString() && putValue(facets, keyword, value);
          default -> putValue(facets, keyword, value);
        };
    if (!fits) {
      facets.malformed().put(name, value);
    }
  }

  private static boolean putValue(Facets facets, KeywordRule keyword, Placed value) {
    facets.values().put(keyword, value);
    return true;
  }

  private static boolean putNamed(Facets facets, KeywordRule keyword, String name, Placed value) {
    if (!value.node().isObject()) {
      return false;
    }
    putValue(facets, keyword, value);
    for (String member : value.node().propertyNames()) {
      Placed held = value.member(member);
      KeywordRule home =
          name.equals("dependencies") && held.node().isArray()
              ? KeywordRule.DEPENDENT_REQUIRED
              : keyword;
      facets.named().computeIfAbsent(home, _ -> new TreeMap<>()).putIfAbsent(member, held);
    }
    return true;
  }

  private static boolean putListed(Facets facets, KeywordRule keyword, Placed value) {
    if (!value.node().isArray()) {
      return false;
    }
    List<Placed> elements = new ArrayList<>();
    for (int i = 0; i < value.node().size(); i++) {
      elements.add(value.element(i));
    }
    facets.listed().put(keyword, elements);
    return putValue(facets, keyword, value);
  }

  /** In draft-04 one keyword holds the limit, and another says whether it is itself allowed. */
  private boolean putBound(Facets facets, KeywordRule keyword, Placed schema, Placed value) {
    if (dialect != Dialect.DRAFT_04) {
      return putValue(facets, keyword, value);
    }
    return switch (keyword) {
      case MAXIMUM -> putLimit(facets, keyword, schema, value, "exclusiveMaximum");
      case MINIMUM -> putLimit(facets, keyword, schema, value, "exclusiveMinimum");
      case EXCLUSIVE_MAXIMUM, EXCLUSIVE_MINIMUM -> value.node().isBoolean();
      default -> putValue(facets, keyword, value);
    };
  }

  private static boolean putLimit(
      Facets facets, KeywordRule inclusive, Placed schema, Placed value, String qualifier) {
    boolean excluded = schema.node().path(qualifier).asBoolean(false);
    KeywordRule exclusive =
        inclusive == KeywordRule.MAXIMUM
            ? KeywordRule.EXCLUSIVE_MAXIMUM
            : KeywordRule.EXCLUSIVE_MINIMUM;
    return putValue(facets, excluded ? exclusive : inclusive, value);
  }
}
