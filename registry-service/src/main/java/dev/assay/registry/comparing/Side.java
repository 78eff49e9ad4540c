package dev.assay.registry.comparing;

import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import java.util.Optional;

/**
 * One of two schemas that are compared.
 *
 * @param name what it is called in the answer
 * @param ref which version it is, if it is published
 * @param document what it says, with everything that it refers to
 */
public record Side(String name, Optional<VersionRef> ref, SchemaDocument document) {
  private static final SchemaReader NEW = SchemaReader.ofEntries(DocumentLimits.defaults());

  /**
   * A published version.
   *
   * @throws dev.assay.kit.http.ProblemRaised with 422 if today's rules forbid it
   */
  public static Side of(PublishedVersion version, Comparisons comparisons, RegistryState state) {
    String name = version.ref().toString();
    return comparisons
        .complete(version, state)
        .map(document -> new Side(name, Optional.of(version.ref()), document))
        .orElseThrow(() -> ComparingProblems.forbidden(name));
  }

  /**
   * A document that nobody published; its references mean what they would mean now.
   *
   * @param name what it is called in the answer
   * @throws dev.assay.kit.http.ProblemRaised with 422 if it can't be used as a schema
   */
  public static Side candidate(
      String name, byte[] utf8, Comparisons comparisons, RegistryState state) {
    SchemaReading reading = NEW.read(utf8);
    SchemaReading complete =
        reading instanceof SchemaReading.Readable(SchemaDocument document)
            ? comparisons.complete(document, state)
            : reading;
    return switch (complete) {
      case SchemaReading.Readable(var document) -> new Side(name, Optional.empty(), document);
      case SchemaReading.Refused(var faults) -> throw ComparingProblems.unreadable(name, faults);
    };
  }
}
