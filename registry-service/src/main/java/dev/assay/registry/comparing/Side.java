package dev.assay.registry.comparing;

import dev.assay.registry.state.PublishedVersion;
import dev.assay.schema.SemVer;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import java.util.Optional;

/**
 * One of two schemas that are compared.
 *
 * @param name what it is called in the answer
 * @param version its number, if it has one
 * @param document what it says
 */
public record Side(String name, Optional<SemVer> version, SchemaDocument document) {
  /** What was accepted once is read again, whatever the limits for new documents are today. */
  private static final SchemaReader ANY_SIZE =
      new SchemaReader(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private static final SchemaReader NEW = new SchemaReader(DocumentLimits.defaults());

  /**
   * A published version.
   *
   * @throws dev.assay.kit.http.ProblemRaised with 422 if it can't be read by this release
   */
  public static Side of(PublishedVersion version) {
    return switch (ANY_SIZE.read(version.text().json())) {
      case SchemaReading.Readable(var document) ->
          new Side(version.ref().toString(), Optional.of(version.version()), document);
      case SchemaReading.Refused refused ->
          throw ComparingProblems.unreadable(version.ref().toString(), refused.faults());
    };
  }

  /**
   * A document that nobody published.
   *
   * @param name what it is called in the answer
   * @throws dev.assay.kit.http.ProblemRaised with 422 if it can't be used as a schema
   */
  public static Side candidate(String name, byte[] utf8) {
    return switch (NEW.read(utf8)) {
      case SchemaReading.Readable(var document) -> new Side(name, Optional.empty(), document);
      case SchemaReading.Refused refused ->
          throw ComparingProblems.unreadable(name, refused.faults());
    };
  }
}
