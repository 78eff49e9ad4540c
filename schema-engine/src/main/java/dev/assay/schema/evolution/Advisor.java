package dev.assay.schema.evolution;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.json.CanonicalJson;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds what probably caused a break, and what would help.
 *
 * <p>Asks the reader's validator where the counter-example hurts, and takes the facts nearest to
 * that place. Compiles schemas, so it is for people who wait, not for every check.
 */
public final class Advisor {
  private static final SchemaReader ANY_SIZE =
      new SchemaReader(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));
  private static final SchemaCompiler COMPILER =
      new SchemaCompiler(new ValidationLimits(Integer.MAX_VALUE, 500, 50));

  private Advisor() {}

  /** One advice for each break of a verdict on these two documents. */
  public static List<Advice> advise(
      LooseDocument from, LooseDocument to, CompatibilityVerdict verdict) {
    return verdict.breaks().stream().map(broken -> advise(from, to, verdict, broken)).toList();
  }

  private static Advice advise(
      LooseDocument from, LooseDocument to, CompatibilityVerdict verdict, Break broken) {
    if (broken.basis() == Break.Basis.RULE) {
      List<Difference> named =
          verdict.differences().stream()
              .filter(
                  fact -> broken.reason().contains(fact.kind() + " at '" + fact.pointer() + "'"))
              .toList();
      return advice(broken, named);
    }
    List<Difference> suspects = Suspects.of(verdict.differences(), broken.direction());
    LooseDocument reader = broken.direction() == Direction.BACKWARD ? to : from;
    List<String> places =
        broken.counterExample().map(event -> violated(reader, event)).orElse(List.of());
    List<Difference> near =
        verdict.differences().stream()
            .filter(fact -> nearness(fact, places) > 0)
            .sorted(
                Comparator.comparing((Difference fact) -> !suspects.contains(fact))
                    .thenComparingInt(fact -> -nearness(fact, places)))
            .toList();
    return advice(broken, near.isEmpty() ? suspects : near);
  }

  private static Advice advice(Break broken, List<Difference> causes) {
    String remedy =
        causes.isEmpty()
            ? "take the change back"
            : Remedy.of(causes.getFirst(), broken.direction());
    return new Advice(broken, causes, remedy);
  }

  /** Where in the reader's schema the event hurts, as JSON Pointers. */
  private static List<String> violated(LooseDocument reader, JsonNode event) {
    return compiled(reader)
        .map(schema -> schema.validate(CanonicalJson.text(event).getBytes(StandardCharsets.UTF_8)))
        .map(verdict ->
            verdict instanceof Verdict.Invalid invalid
                ? invalid.violations().stream().map(Advisor::pointer).toList()
                : List.<String>of())
        .orElse(List.of());
  }

  private static Optional<CompiledSchema> compiled(LooseDocument reader) {
    return ANY_SIZE.read(CanonicalJson.text(reader.root()))
            instanceof SchemaReading.Readable(var document)
        ? Optional.of(COMPILER.compile(document))
        : Optional.empty();
  }

  private static String pointer(Violation violation) {
    String location = violation.schemaLocation();
    return location.substring(location.indexOf('#') + 1);
  }

  /** How much of its place a fact shares with a violation, where one stands within the other. */
  private static int nearness(Difference fact, List<String> places) {
    return places.stream()
        .filter(place -> isWithin(place, fact.pointer()) || isWithin(fact.pointer(), place))
        .mapToInt(place -> 1 + Math.min(place.length(), fact.pointer().length()))
        .max()
        .orElse(0);
  }

  private static boolean isWithin(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }
}
