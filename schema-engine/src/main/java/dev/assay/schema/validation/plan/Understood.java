package dev.assay.schema.validation.plan;

import static dev.assay.schema.document.Dialect.*;

import dev.assay.schema.document.Dialect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which keywords a plan understands, and in which dialects.
 *
 * <p>A keyword in a dialect that doesn't know it says nothing by the specification; what the
 * reference makes of it isn't guessed at.
 */
final class Understood {
  private record Span(Dialect first, Dialect last) {
    boolean contains(Dialect dialect) {
      return dialect.compareTo(first) >= 0 && dialect.compareTo(last) <= 0;
    }
  }

  private static final Map<String, Span> SPANS = spans();

  /** Only the reference knows what they do, in whatever dialect. */
  private static final Set<String> NEVER =
      Set.of(
          "$dynamicRef",
          "$recursiveRef",
          "$vocabulary",
          "propertyDependencies",
          "notAllowed",
          "discriminator",
          "nullable",
          "unionType",
          "readOnly",
          "writeOnly");

  private Understood() {}

  /** The keyword that keeps a schema from being planned. */
  static Optional<String> obstacle(Dialect dialect, Fragment fragment) {
    return fragment.schema().propertyNames().stream()
        .filter(keyword -> isObstacle(dialect, keyword) || isLoose(keyword, fragment))
        .findFirst();
  }

  /** The reference lets other types pass here, where a reference leads to the schema. */
  private static boolean isLoose(String keyword, Fragment fragment) {
    return keyword.equals("enum")
        && fragment.get("type").isString()
        && fragment.get("type").stringValue().equals("object");
  }

  private static boolean isObstacle(Dialect dialect, String keyword) {
    Span span = SPANS.get(keyword);
    return NEVER.contains(keyword) || (span != null && !span.contains(dialect));
  }

  private static Map<String, Span> spans() {
    Map<String, Span> spans = new TreeMap<>();
    since(spans, DRAFT_06, "const", "contains", "propertyNames");
    since(spans, DRAFT_07, "if", "then", "else");
    since(spans, DRAFT_2019_09, "dependentRequired", "dependentSchemas");
    since(spans, DRAFT_2019_09, "minContains", "maxContains");
    since(spans, DRAFT_2019_09, "unevaluatedItems", "unevaluatedProperties");
    since(spans, DRAFT_2020_12, "prefixItems");
    until(spans, DRAFT_07, "dependencies");
    until(spans, DRAFT_2019_09, "additionalItems");
    return spans;
  }

  private static void since(Map<String, Span> spans, Dialect first, String... keywords) {
    for (String keyword : keywords) {
      spans.put(keyword, new Span(first, DRAFT_2020_12));
    }
  }

  private static void until(Map<String, Span> spans, Dialect last, String... keywords) {
    for (String keyword : keywords) {
      spans.put(keyword, new Span(DRAFT_04, last));
    }
  }
}
