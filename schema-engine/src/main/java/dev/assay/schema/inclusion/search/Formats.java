package dev.assay.schema.inclusion.search;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.json.CanonicalJson;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/**
 * What strings have a format, as the validator that judges events sees it; used by one thread.
 *
 * <p>Nothing is proven about formats but that a format is itself and that some have a shape. A few
 * strings of each are known to show with.
 */
public final class Formats {
  private static final List<String> JUNK = List.of("", "(", "\u0000 %^{", "a b", "99999999999");
  private static final Map<String, List<String>> STRINGS =
      Map.ofEntries(
          Map.entry("date", List.of("2026-01-31", "1999-12-31")),
          Map.entry(
              "date-time",
              List.of(
                  "2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123Z", "1999-12-31T23:59:59+01:00")),
          Map.entry("time", List.of("12:00:00Z", "23:59:59.5+01:00")),
          Map.entry("duration", List.of("P1D", "PT1H30M")),
          Map.entry("email", List.of("a@example.com", "someone.else@example.org")),
          Map.entry("idn-email", List.of("a@example.com", "someone.else@example.org")),
          Map.entry("hostname", List.of("example.com", "a", "a1")),
          Map.entry("idn-hostname", List.of("example.com", "a", "a1")),
          Map.entry("ipv4", List.of("192.0.2.1", "10.0.0.1", "127.0.0.1")),
          Map.entry("ipv6", List.of("2001:db8::1", "::1")),
          Map.entry("uri", List.of("https://example.com/a", "urn:a:b", "http://a")),
          Map.entry("uri-reference", List.of("/a", "a", "https://example.com/a")),
          Map.entry("iri", List.of("https://example.com/a", "urn:a:b")),
          Map.entry("iri-reference", List.of("/a", "a", "https://example.com/a")),
          Map.entry("uri-template", List.of("/a/{b}", "a")),
          Map.entry(
              "uuid",
              List.of(
                  "123e4567-e89b-12d3-a456-426614174000", "00000000-0000-4000-8000-000000000000")),
          Map.entry("json-pointer", List.of("/a", "")),
          Map.entry("relative-json-pointer", List.of("0", "1/a")),
          Map.entry("regex", List.of("a", "^[a-z]+$")));

  /** Patterns that every string of the format has. */
  private static final Map<String, String> SHAPES =
      Map.of(
          "date", "^\\d{4}-\\d{2}-\\d{2}$",
          "date-time", "^\\d{4}-\\d{2}-\\d{2}.\\d{2}:\\d{2}:\\d{2}",
          "uuid", "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
          "ipv4", "^\\d{1,3}(\\.\\d{1,3}){3}$");

  private record Known(Dialect dialect, String format) {}

  private final Map<Known, Optional<CompiledSchema>> validators = new HashMap<>();

  /** Whether the format refuses any string in a dialect. */
  boolean isAsserted(Dialect dialect, String format) {
    return validator(dialect, format).isPresent();
  }

  boolean test(Dialect dialect, String format, String text) {
    return validator(dialect, format).map(schema -> accepts(schema, text)).orElse(true);
  }

  /** Some strings that may well have the format. */
  static List<String> samples(String format) {
    return STRINGS.getOrDefault(format, List.of());
  }

  /** A pattern that every string of the format has, where one is known. */
  static Optional<String> shape(String format) {
    return Optional.ofNullable(SHAPES.get(format));
  }

  private Optional<CompiledSchema> validator(Dialect dialect, String format) {
    return STRINGS.containsKey(format)
        ? validators.computeIfAbsent(new Known(dialect, format), Formats::compile)
        : Optional.empty();
  }

  private static Optional<CompiledSchema> compile(Known known) {
    String text =
        "{\"$schema\":\"%s\",\"format\":\"%s\"}"
            .formatted(known.dialect().metaSchemaUri(), known.format());
    return switch (new SchemaReader(DocumentLimits.defaults()).read(text)) {
      case SchemaReading.Readable(var document) -> {
        CompiledSchema schema = new SchemaCompiler(ValidationLimits.defaults()).compile(document);
        yield JUNK.stream().allMatch(junk -> accepts(schema, junk))
            ? Optional.empty()
            : Optional.of(schema);
      }
      case SchemaReading.Refused _ -> Optional.empty();
    };
  }

  private static boolean accepts(CompiledSchema schema, String text) {
    return schema.validate(CanonicalJson.bytes(StringNode.valueOf(text))) instanceof Verdict.Valid;
  }
}
