package dev.assay.triage.privacy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.assay.schema.SchemaReference;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Which parts of schemas speak of a value, without judging: of alternatives all, so that rather too
 * much is taken for sensitive than too little.
 *
 * <p>What can't be followed (a reference that leads nowhere here) counts as sensitive.
 */
final class SchemaWalk {
  static final String SENSITIVE = "x-sensitive";
  private static final String REGISTRY = "assay:";
  private static final List<String> ONE = List.of("if", "then", "else", "not");
  private static final List<String> MANY = List.of("allOf", "anyOf", "oneOf", "dependentSchemas");
  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final List<String> ANY_ITEM =
      List.of("items", "additionalItems", "contains", "unevaluatedItems");

  private final SchemaTexts texts;

  SchemaWalk(SchemaTexts texts) {
    this.texts = texts;
  }

  /**
   * A schema within its document.
   *
   * @param document the whole, in which references lead on
   * @param node the part
   */
  record Part(JsonNode document, JsonNode node) {
    Part in(JsonNode other) {
      return new Part(document, other);
    }
  }

  /** What is said of one value. */
  record Said(List<Part> parts, boolean isSensitive) {}

  /** Everything that these parts say of the same value. */
  Said about(Collection<Part> parts) {
    // By identity: a schema may refer to itself, and comparing documents would compare all of them.
    Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Part> all = new ArrayList<>();
    Deque<Part> open = new ArrayDeque<>(parts);
    boolean sensitive = false;
    while (!open.isEmpty()) {
      Part part = open.pop();
      if (part.node.isObject() && seen.add(part.node)) {
        all.add(part);
        sensitive |= part.node.path(SENSITIVE).asBoolean(false);
        ONE.forEach(keyword -> open.push(part.in(part.node.path(keyword))));
        MANY.forEach(keyword -> part.node.path(keyword).forEach(each -> open.push(part.in(each))));
        for (String keyword : REFERENCES) {
          if (part.node.path(keyword).isString()) {
            List<Part> targets = targets(part, part.node.path(keyword).asString());
            sensitive |= targets.isEmpty();
            open.addAll(targets);
          }
        }
      }
    }
    return new Said(List.copyOf(all), sensitive);
  }

  /** What is said of a member. */
  List<Part> member(List<Part> parts, String name) {
    List<Part> found = new ArrayList<>();
    for (Part part : parts) {
      JsonNode named = part.node.path("properties").path(name);
      if (!named.isMissingNode()) {
        found.add(part.in(named));
      }
      part.node
          .path("patternProperties")
          .properties()
          .forEach(entry -> {
            if (mayMatch(entry.getKey(), name)) {
              found.add(part.in(entry.getValue()));
            }
          });
      if (named.isMissingNode()) {
        found.add(part.in(part.node.path("additionalProperties")));
        found.add(part.in(part.node.path("unevaluatedProperties")));
      }
    }
    return found;
  }

  /** What is said of an item. */
  List<Part> item(List<Part> parts, int index) {
    List<Part> found = new ArrayList<>();
    for (Part part : parts) {
      found.add(part.in(part.node.path("prefixItems").path(index)));
      found.add(part.in(part.node.path("items").path(index)));
      ANY_ITEM.forEach(keyword -> found.add(part.in(part.node.path(keyword))));
    }
    return found;
  }

  private static boolean mayMatch(String pattern, String name) {
    try {
      return Pattern.compile(pattern).matcher(name).find();
    } catch (PatternSyntaxException ofAnotherDialect) {
      return true;
    }
  }

  private List<Part> targets(Part from, String reference) {
    int hash = reference.indexOf('#');
    String resource = hash < 0 ? reference : reference.substring(0, hash);
    String fragment =
        hash < 0
            ? ""
            : URLDecoder.decode(
                reference.substring(hash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    List<JsonNode> documents =
        resource.isEmpty()
            ? List.of(from.document)
            : resource.startsWith(REGISTRY)
                ? texts.named(nameOf(resource.substring(REGISTRY.length())))
                : withId(from.document, resource);
    return documents.stream()
        .map(document -> new Part(document, at(document, fragment)))
        .filter(part -> !part.node.isMissingNode())
        .toList();
  }

  private static String nameOf(String entry) {
    try {
      return SchemaReference.parse(entry).name().value();
    } catch (IllegalArgumentException none) {
      return "";
    }
  }

  private static JsonNode at(JsonNode document, String fragment) {
    if (fragment.isEmpty() || fragment.startsWith("/")) {
      return document.at(JsonPointer.compile(fragment));
    }
    return document.findParents("$anchor").stream()
        .filter(node -> node.path("$anchor").asString("").equals(fragment))
        .findFirst()
        .or(() ->
            document.findParents("$dynamicAnchor").stream()
                .filter(node -> node.path("$dynamicAnchor").asString("").equals(fragment))
                .findFirst())
        .orElseGet(() -> MissingNode.getInstance());
  }

  private static List<JsonNode> withId(JsonNode document, String resource) {
    return document.findParents("$id").stream()
        .filter(node -> node.path("$id").asString("").endsWith(resource))
        .toList();
  }
}
