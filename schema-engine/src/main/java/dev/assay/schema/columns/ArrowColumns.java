package dev.assay.schema.columns;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns of a document as an {@code arrow} block. */
public final class ArrowColumns {
  private ArrowColumns() {}

  /** The document's own block, else the one that its schema maps to; empty where there is none. */
  public static Optional<JsonNode> of(JsonNode document) {
    JsonNode own = document.path("arrow");
    return own.isObject() ? Optional.of(own) : mapped(document);
  }

  /** The block that a schema maps to; empty where its events are no objects with known members. */
  public static Optional<JsonNode> mapped(JsonNode document) {
    Mapping mapping = new Mapping(document);
    return mapping
        .root()
        .filter(root -> root.path("properties").isObject())
        .map(root -> block(root, mapping));
  }

  private static JsonNode block(JsonNode root, Mapping mapping) {
    ObjectNode block = JsonNodeFactory.instance.objectNode();
    ArrayNode fields = block.putArray("fields");
    for (Map.Entry<String, JsonNode> member : root.path("properties").properties()) {
      if (!Mapping.isFalse(member.getValue())) {
        Column column =
            mapping.column(member.getValue()).orNull(!Mapping.requires(root, member.getKey()));
        ObjectNode field = fields.addObject();
        field.put("name", member.getKey());
        field.put("type", column.type());
        field.put("nullable", column.nullable());
        if (column.json()) {
          field.put("encoding", "json");
        }
      }
    }
    return block;
  }
}
