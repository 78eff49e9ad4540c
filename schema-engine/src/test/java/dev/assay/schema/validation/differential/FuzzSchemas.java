package dev.assay.schema.validation.differential;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanReading;
import dev.assay.schema.validation.plan.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schemas that inputs are judged by; add at the end, for seeds pick by place. */
final class FuzzSchemas {
  /** Enough depth for what is nested, little enough that the limit is met. */
  static final ValidationLimits LIMITS = new ValidationLimits(10_000, 20, 50);

  private static final Path CORPUS = Path.of("..", "benchmarks", "corpus");
  private static final Path OWN = Path.of("src", "test", "resources", "fuzz", "schemas");

  private static final List<Path> FILES =
      List.of(
          CORPUS.resolve("feedback_event/schema.json"),
          CORPUS.resolve("health_status_strict/schema.json"),
          CORPUS.resolve("strict_patterns/schema.json"),
          CORPUS.resolve("map/schema.json"),
          CORPUS.resolve("one_of_discriminator/schema.json"),
          CORPUS.resolve("nested/schema.json"),
          CORPUS.resolve("big_strings/schema.json"),
          CORPUS.resolve("array_1000/schema.json"),
          CORPUS.resolve("wide_200/schema.json"),
          OWN.resolve("numbers.json"),
          OWN.resolve("strings.json"),
          OWN.resolve("tree.json"),
          OWN.resolve("branches.json"),
          OWN.resolve("arrays.json"));

  private FuzzSchemas() {}

  static List<Contenders> read() {
    return FILES.stream().map(FuzzSchemas::contenders).toList();
  }

  private static Contenders contenders(Path file) {
    SchemaReader reader = new SchemaReader(DocumentLimits.defaults());
    if (reader.read(text(file)) instanceof SchemaReading.Readable(SchemaDocument document)
        && Planner.plan(document) instanceof PlanReading.Planned(Plan plan)) {
      return Contenders.of(document, plan, LIMITS);
    }
    throw new IllegalStateException(
        file + " has no plan, so nothing is compared; take a schema that can be planned");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
