package dev.assay.schema.evolution;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.json.CanonicalJson;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says by the reference validator what a schema accepts. */
public record Judge(CompiledSchema schema) {
  private static final SchemaReader READER = new SchemaReader(DocumentLimits.defaults());
  private static final SchemaCompiler COMPILER = new SchemaCompiler(ValidationLimits.defaults());

  /** A judge by a document, in its dialect; empty where the document can't be read. */
  public static Optional<Judge> of(LooseDocument document) {
    return switch (READER.read(CanonicalJson.text(inItsDialect(document)))) {
      case SchemaReading.Readable(var readable) ->
          Optional.of(new Judge(COMPILER.compile(readable)));
      case SchemaReading.Refused _ -> Optional.empty();
    };
  }

  private static JsonNode inItsDialect(LooseDocument document) {
    JsonNode stated = document.root().path("$schema");
    if (!document.root().isObject()
        || (stated.isString() && Dialect.ofMetaSchema(stated.stringValue()).isPresent())) {
      return document.root();
    }
    ObjectNode dialected = (ObjectNode) document.root().deepCopy();
    return dialected.put("$schema", document.dialect().metaSchemaUri());
  }

  public boolean accepts(JsonNode event) {
    return opinion(event)
        .orElseThrow(() -> new AssertionError("nobody can judge " + CanonicalJson.text(event)));
  }

  /** Whether it accepts the event; empty where the schema refers to itself without an end. */
  public Optional<Boolean> opinion(JsonNode event) {
    return switch (schema.validate(CanonicalJson.text(event).getBytes(StandardCharsets.UTF_8))) {
      case Verdict.Valid _ -> Optional.of(true);
      case Verdict.Invalid _ -> Optional.of(false);
      case Verdict.Unchecked _ -> Optional.empty();
    };
  }
}
