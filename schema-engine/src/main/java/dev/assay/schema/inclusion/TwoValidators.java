package dev.assay.schema.inclusion;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaOutline;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.json.CanonicalJson;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs both schemas' validators on an event, so that nobody is shown one that proves nothing. */
final class TwoValidators {
  private static final SchemaReader READER =
      new SchemaReader(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));
  private final Supplier<Optional<CompiledSchema>> writer;
  private final Supplier<Optional<CompiledSchema>> reader;

  TwoValidators(SchemaOutline writer, SchemaOutline reader) {
    this.writer = once(() -> compile(writer));
    this.reader = once(() -> compile(reader));
  }

  /** Most pairs need no validator at all. */
  private static <T> Supplier<T> once(Supplier<T> making) {
    List<T> made = new ArrayList<>(1);
    return () -> {
      if (made.isEmpty()) {
        made.add(making.get());
      }
      return made.getFirst();
    };
  }

  /** Whether the writer's accepts the event and the reader's refuses it. */
  boolean confirm(JsonNode event) {
    byte[] json = CanonicalJson.bytes(event);
    return writer.get().filter(s -> s.validate(json) instanceof Verdict.Valid).isPresent()
        && reader.get().filter(s -> s.validate(json) instanceof Verdict.Invalid).isPresent();
  }

  private static Optional<CompiledSchema> compile(SchemaOutline outline) {
    return switch (READER.read(CanonicalJson.bytes(dialectNamed(outline)))) {
      case SchemaReading.Readable(var document) ->
          Optional.of(new SchemaCompiler(ValidationLimits.defaults()).compile(document));
      case SchemaReading.Refused _ -> Optional.empty();
    };
  }

  private static JsonNode dialectNamed(SchemaOutline outline) {
    JsonNode schema = outline.root().schema();
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    schema.properties().forEach(member -> named.set(member.getKey(), member.getValue()));
    named.put("$schema", outline.dialect().metaSchemaUri());
    return named;
  }
}
