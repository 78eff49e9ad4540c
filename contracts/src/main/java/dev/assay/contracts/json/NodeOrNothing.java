package dev.assay.contracts.json;

import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.node.NullNode;

/** Reads a member that may be any JSON: one that is null is null, one that is left out nothing. */
public final class NodeOrNothing extends ValueDeserializer<Optional<JsonNode>> {
  @Override
  public Optional<JsonNode> deserialize(JsonParser parser, DeserializationContext context) {
    return Optional.of(context.readTree(parser));
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    return Optional.of(NullNode.getInstance());
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return Optional.empty();
  }
}
