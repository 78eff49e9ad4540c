package dev.assay.schema.document;

import dev.assay.schema.json.DuplicateNames;
import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import dev.assay.schema.json.JsonTree;
import dev.assay.schema.json.TextPosition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads schema documents, or says where they can't be used, why, and what to do.
 *
 * <p>Everything that could fail later, on an event's time, is refused here: what a meta-schema
 * forbids, references that lead nowhere or out of the document, patterns that need backtracking,
 * recursion whose work explodes.
 */
public final class SchemaReader {
  private final DocumentLimits limits;
  private final boolean mayReferToRegistry;

  /** A reader that refuses what is beyond the limits, and what refers out of the document. */
  public SchemaReader(DocumentLimits limits) {
    this(limits, false);
  }

  private SchemaReader(DocumentLimits limits, boolean mayReferToRegistry) {
    this.limits = limits;
    this.mayReferToRegistry = mayReferToRegistry;
  }

  /**
   * A reader that lets documents refer to registry entries.
   *
   * <p>What it reads is to be {@linkplain Bundler bundled} before anything is judged by it.
   */
  public static SchemaReader ofEntries(DocumentLimits limits) {
    return new SchemaReader(limits, true);
  }

  /** Reads a document. */
  public SchemaReading read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a document in UTF-8. */
  public SchemaReading read(byte[] utf8) {
    if (utf8.length > limits.maxBytes()) {
      return refused(
          "the document has %d bytes, more than %d".formatted(utf8.length, limits.maxBytes()),
          "split it, or raise maxBytes");
    }
    return switch (JsonScanner.scan(utf8, 0, utf8.length, limits.maxDepth())) {
      case JsonScan.WellFormed _ -> readJson(utf8);
      case JsonScan.Malformed(var fault, int byteOffset) ->
          refused(
              "not JSON at %s: %s".formatted(TextPosition.of(utf8, byteOffset), fault.words()),
              "correct the text there (RFC 8259)");
      case JsonScan.TooDeep(int byteOffset) ->
          refused(
              "nested deeper than %d levels at %s"
                  .formatted(limits.maxDepth(), TextPosition.of(utf8, byteOffset)),
              "move inner schemas to $defs, or raise maxDepth");
      case JsonScan.NumberTooLong(int byteOffset) ->
          refused(
              "a number of more than %d digits at %s"
                  .formatted(JsonScanner.MAX_NUMBER_DIGITS, TextPosition.of(utf8, byteOffset)),
              "write a smaller number");
    };
  }

  private SchemaReading readJson(byte[] utf8) {
    List<SchemaFault> duplicates =
        DuplicateNames.in(utf8).stream()
            .map(pointer -> new SchemaFault(pointer, "the member is there twice", "remove one"))
            .toList();
    if (!duplicates.isEmpty()) {
      return new SchemaReading.Refused(duplicates);
    }
    JsonNode root = JsonTree.read(utf8);
    if (!root.isObject() && !root.isBoolean()) {
      return refused(
          "a schema is an object or a boolean, not this", "wrap what you have in a schema");
    }
    JsonNode named = root.path("$schema");
    Optional<Dialect> dialect =
        named.isMissingNode() ? Optional.of(Dialect.DEFAULT) : dialectOf(named);
    return dialect.isEmpty()
        ? new SchemaReading.Refused(List.of(unknownDialect(named)))
        : readSchema(utf8, root, dialect.get());
  }

  private SchemaReading readSchema(byte[] utf8, JsonNode root, Dialect dialect) {
    Outline outline = new Outline();
    SchemaWalk walk = new SchemaWalk(dialect, outline);
    walk.visit("", root, Outline.UNNAMED);
    new ReferenceCheck(root, walk, outline, mayReferToRegistry).run(limits);
    if (outline.faults().isEmpty()) {
      new RecursionCheck(root, dialect, outline).run();
    }
    if (!outline.faults().isEmpty()) {
      return new SchemaReading.Refused(outline.faults());
    }
    SchemaText text = new SchemaText(new String(utf8, StandardCharsets.UTF_8));
    return new SchemaReading.Readable(
        new SchemaDocument(text, dialect, root, linksOf(outline), outline.targets()));
  }

  private static DocumentLinks linksOf(Outline outline) {
    boolean dynamic =
        outline.references().stream()
            .map(Reference::pointer)
            .anyMatch(p -> p.endsWith("/$dynamicRef") || p.endsWith("/$recursiveRef"));
    return new DocumentLinks(outline.references(), dynamic || outline.namesPlacesBelowTheRoot());
  }

  private static Optional<Dialect> dialectOf(JsonNode named) {
    return named.isString() ? Dialect.ofMetaSchema(named.stringValue()) : Optional.empty();
  }

  private static SchemaFault unknownDialect(JsonNode named) {
    return new SchemaFault(
        "/$schema",
        "%s is no dialect that is known here".formatted(named),
        "use one of "
            + String.join(", ", Dialect.metaSchemaUris())
            + ", or leave it out for "
            + Dialect.DEFAULT.metaSchemaUri());
  }

  private static SchemaReading refused(String problem, String remedy) {
    return new SchemaReading.Refused(List.of(new SchemaFault("", problem, remedy)));
  }
}
