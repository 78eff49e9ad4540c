package dev.assay.schema.evolution.diff;

import dev.assay.schema.document.LooseDocument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Compares two documents, pair of schemas by pair of schemas.
 *
 * <p>Pairs wait in a queue and each is compared once, so that neither cycles of references nor
 * their length can do harm. What a reference leads to is compared in its place.
 */
final class Comparison {
  /** Compared by its own rules. */
  private static final String ARROW = "/arrow";

  private final LooseDocument before;
  private final LooseDocument after;
  private final References referencesBefore;
  private final References referencesAfter;
  private final FacetReading facetsBefore;
  private final FacetReading facetsAfter;
  private final Facts facts = new Facts();
  private final LeafComparison leaves = new LeafComparison(facts);
  private final Deque<Pair> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();

  Comparison(LooseDocument before, LooseDocument after) {
    this.before = before;
    this.after = after;
    this.referencesBefore = new References(before.root(), before.dialect());
    this.referencesAfter = new References(after.root(), after.dialect());
    this.facetsBefore = new FacetReading(before.dialect(), referencesBefore);
    this.facetsAfter = new FacetReading(after.dialect(), referencesAfter);
  }

  /**
   * Two schemas to compare.
   *
   * @param afterReference whether one was reached through a reference and the other was not, so
   *     that the definitions of the one belong to another place than the other's
   */
  private record Pair(Placed before, Placed after, boolean afterReference) {
    String key() {
      return before.pointer() + "\n" + after.pointer() + "\n" + afterReference;
    }
  }

  /** All facts, or one that says that they were too many. */
  Facts run(Budget budget) {
    if (before.dialect() != after.dialect()) {
      facts.add(Kinds.DIALECT_CHANGED, dialectOf(before), dialectOf(after));
    }
    enqueue(referencesBefore.root(), referencesAfter.root(), false);
    while (!open.isEmpty()) {
      Pair pair = open.pop();
      if (!budget.allows(1 + pair.before().node().size() + pair.after().node().size())) {
        Facts tooLarge = new Facts();
        tooLarge.add(Kinds.TOO_LARGE, Placed.nothing(), Placed.nothing());
        return tooLarge;
      }
      compare(pair);
    }
    return facts;
  }

  private static Placed dialectOf(LooseDocument document) {
    JsonNode uri = StringNode.valueOf(document.dialect().metaSchemaUri());
    return new Placed(uri, "", "");
  }

  private void enqueue(Placed before, Placed after, boolean afterReference) {
    Pair pair = new Pair(before, after, afterReference);
    if (seen.add(pair.key())) {
      open.push(pair);
    }
  }

  private void compare(Pair pair) {
    Placed was = referencesBefore.enter(pair.before());
    Placed is = referencesAfter.enter(pair.after());
    if (!isSchema(was) || !isSchema(is)) {
      if (!was.sameValueAs(is)) {
        facts.add(Kinds.MALFORMED_CHANGED, was, is);
      }
    } else if (isFalse(was) != isFalse(is)) {
      facts.add(isFalse(was) ? Kinds.SCHEMA_OPENED : Kinds.SCHEMA_CLOSED, was, is);
    } else {
      compare(facetsBefore.read(was), facetsAfter.read(is), pair, was, is);
    }
  }

  private void compare(Facets was, Facets is, Pair pair, Placed before, Placed after) {
    Optional<Placed> wasTarget = target(referencesBefore, was);
    Optional<Placed> isTarget = target(referencesAfter, is);
    if (wasTarget.isPresent() && is.reference().isNothing() && was.onlyRefers()) {
      facts.add(KeywordRule.REF.kind("inlined"), was.reference(), placeOf(after));
      definitions(was, is, pair);
      enqueue(wasTarget.get(), pair.after(), true);
    } else if (isTarget.isPresent() && was.reference().isNothing() && is.onlyRefers()) {
      facts.add(KeywordRule.REF.kind("extracted"), placeOf(before), is.reference());
      definitions(was, is, pair);
      enqueue(pair.before(), isTarget.get(), true);
    } else {
      keywords(was, is, pair);
    }
  }

  /** The place alone: the whole schema there would only repeat what further facts say. */
  private static Placed placeOf(Placed schema) {
    return new Placed(JsonNodeFactory.instance.objectNode(), schema.pointer(), "");
  }

  private static Optional<Placed> target(References references, Facets facets) {
    Placed reference = facets.reference();
    return reference.isNothing() ? Optional.empty() : references.target(reference);
  }

  private void keywords(Facets was, Facets is, Pair pair) {
    for (KeywordRule keyword : KeywordRule.values()) {
      keyword(keyword, was, is, pair);
    }
    extensions(was.extensions(), is.extensions());
    Set<String> malformed = new TreeSet<>(was.malformed().keySet());
    malformed.addAll(is.malformed().keySet());
    for (String name : malformed) {
      Placed before = was.malformed().getOrDefault(name, Placed.nothing());
      Placed after = is.malformed().getOrDefault(name, Placed.nothing());
      if (!before.sameValueAs(after)) {
        facts.add(Kinds.MALFORMED_CHANGED, before, after);
      }
    }
  }

  private void keyword(KeywordRule keyword, Facets was, Facets is, Pair pair) {
    Placed before = was.value(keyword);
    Placed after = is.value(keyword);
    switch (keyword.rule()) {
      case ANNOTATION, NAMING -> leaves.demand(keyword, before, after);
      case DEMAND -> {
        if (keyword != KeywordRule.CONST) {
          leaves.demand(keyword, before, after);
        }
      }
      case VALUES -> leaves.values(was, is);
      case TYPES -> leaves.types(keyword, before, after);
      case FLAG -> leaves.flag(keyword, before, after);
      case UPPER, LOWER, LOWER_FROM_ONE -> leaves.bound(keyword, before, after);
      case DIVISOR -> leaves.divisor(keyword, before, after);
      case NAMES -> leaves.names(keyword, before, after);
      case NAMES_BY_NAME -> leaves.namesByName(keyword, was.named(keyword), is.named(keyword));
      case SCHEMA -> schema(keyword, before, after);
      case REFUSED_SCHEMA, CONDITION, DESCRIBED_SCHEMA -> single(keyword, before, after);
      case MEMBERS, SCHEMAS_BY_NAME -> byName(keyword, was, is);
      case DEFINITIONS -> definitions(was, is, pair);
      case POSITIONS -> byPosition(keyword, was.listed(keyword), is.listed(keyword));
      case ALL, ANY, ONE -> branches(keyword, was, is);
      case REFERENCE -> {
        if (!areOfTwoKinds(was, is)) {
          reference(keyword, before, after);
        } else if (keyword == KeywordRule.REF) {
          reference(keyword, was.reference(), is.reference());
        }
      }
    }
  }

  private void schema(KeywordRule keyword, Placed before, Placed after) {
    boolean stated = before.isNothing() != after.isNothing();
    if (isFalse(before) != isFalse(after)) {
      facts.add(keyword.kind(isFalse(before) ? "opened" : "closed"), before, after);
    } else if (stated && (saysNothing(before) || saysNothing(after))) {
      facts.add(keyword.kind("restated"), before, after);
    } else {
      single(keyword, before, after);
    }
  }

  private void single(KeywordRule keyword, Placed before, Placed after) {
    if (!before.isNothing() && !after.isNothing()) {
      enqueue(before, after, false);
    } else if (!after.isNothing()) {
      facts.added(keyword, after);
    } else if (!before.isNothing()) {
      facts.removed(keyword, before);
    }
  }

  private void byName(KeywordRule keyword, Facets was, Facets is) {
    Set<String> names = new TreeSet<>(was.named(keyword).keySet());
    names.addAll(is.named(keyword).keySet());
    for (String name : names) {
      single(
          keyword,
          was.named(keyword).getOrDefault(name, Placed.nothing()),
          is.named(keyword).getOrDefault(name, Placed.nothing()));
    }
  }

  private void definitions(Facets was, Facets is, Pair pair) {
    if (!pair.afterReference()) {
      byName(KeywordRule.DEFS, was, is);
    }
  }

  private void byPosition(KeywordRule keyword, List<Placed> was, List<Placed> is) {
    for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
      single(
          keyword,
          i < was.size() ? was.get(i) : Placed.nothing(),
          i < is.size() ? is.get(i) : Placed.nothing());
    }
  }

  private void branches(KeywordRule keyword, Facets was, Facets is) {
    if (was.listed(keyword).isEmpty() || is.listed(keyword).isEmpty()) {
      leaves.demand(keyword, was.value(keyword), is.value(keyword));
      return;
    }
    Branches branches = Branches.matched(was.listed(keyword), is.listed(keyword));
    branches.matches().forEach(match -> enqueue(match.before(), match.after(), false));
    branches.added().forEach(one -> facts.add(keyword.kind("branch-added"), Placed.nothing(), one));
    branches
        .removed()
        .forEach(one -> facts.add(keyword.kind("branch-removed"), one, Placed.nothing()));
  }

  private void reference(KeywordRule keyword, Placed before, Placed after) {
    Optional<Placed> was = before.isNothing() ? Optional.empty() : referencesBefore.target(before);
    Optional<Placed> is = after.isNothing() ? Optional.empty() : referencesAfter.target(after);
    if (was.isPresent() && is.isPresent()) {
      enqueue(was.get(), is.get(), false);
      if (!before.sameValueAs(after) || !lastToken(before).equals(lastToken(after))) {
        facts.add(keyword.kind("renamed"), before, after);
      }
    } else {
      leaves.demand(keyword, before, after);
    }
  }

  /** Whether a plain reference took the place of a dynamic one, or the other way round. */
  private static boolean areOfTwoKinds(Facets was, Facets is) {
    return was.onlyRefers()
        && is.onlyRefers()
        && was.value(KeywordRule.REF).isNothing() != is.value(KeywordRule.REF).isNothing()
        && !was.reference().isNothing()
        && !is.reference().isNothing();
  }

  private static String lastToken(Placed value) {
    return value.pointer().substring(value.pointer().lastIndexOf('/') + 1);
  }

  private void extensions(Map<String, Placed> was, Map<String, Placed> is) {
    Set<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    for (String name : names) {
      Placed before = was.getOrDefault(name, Placed.nothing());
      Placed after = is.getOrDefault(name, Placed.nothing());
      boolean isArrow = ARROW.equals(before.pointer()) || ARROW.equals(after.pointer());
      if (!isArrow && !before.sameValueAs(after)) {
        String suffix = before.isNothing() ? "added" : after.isNothing() ? "removed" : "changed";
        facts.add(Kinds.EXTENSION + "-" + suffix, before, after);
      }
    }
  }

  private static boolean isSchema(Placed value) {
    return value.node().isObject() || value.node().isBoolean();
  }

  private static boolean isFalse(Placed schema) {
    return schema.node().isBoolean() && !schema.node().booleanValue();
  }

  private static boolean saysNothing(Placed schema) {
    return (schema.node().isBoolean() && schema.node().booleanValue())
        || (schema.node().isObject() && schema.node().isEmpty());
  }
}
