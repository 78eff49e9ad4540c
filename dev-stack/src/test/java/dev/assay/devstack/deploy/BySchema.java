package dev.assay.devstack.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.Engine;
import dev.assay.schema.validation.Judge;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Documents judged by our own engine, by a schema among the test's resources. */
final class BySchema {
  private static final SchemaReader READER =
      new SchemaReader(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private final Judge judge;

  private BySchema(byte[] schema) {
    this.judge =
        switch (READER.read(schema)) {
          case SchemaReading.Readable(var document) ->
              new SchemaCompiler(new ValidationLimits(Integer.MAX_VALUE, 500, 50))
                  .judge(document, Engine.AUTO);
          case SchemaReading.Refused(var faults) -> throw new AssertionError(faults);
        };
  }

  /** The schema of that name, if there is one. */
  static Optional<BySchema> find(String name) {
    try (InputStream found = BySchema.class.getResourceAsStream("/deploy/" + name)) {
      return found == null ? Optional.empty() : Optional.of(new BySchema(found.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What is wrong with a document. */
  List<String> faults(String json) {
    return switch (judge.judge(json.getBytes(UTF_8)).verdict()) {
      case Verdict.Valid() -> List.of();
      case Verdict.Invalid(var _, var violations) ->
          violations.stream()
              .map(violation -> violation.subjectLocation() + ": " + violation.message())
              .toList();
      case Verdict.Unchecked(var _, var detail) -> List.of(detail);
    };
  }
}
