package dev.assay.schema.validation.reference;

import dev.assay.schema.json.CanonicalJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What is said about a violation: the demand of the schema, never a value of the event.
 *
 * <p>The event isn't given to this class, so that it can't be quoted; only the name of a member is.
 */
final class KeywordMessage {
  private static final int MAX_DEMAND_LENGTH = 200;

  private KeywordMessage() {}

  static String of(String keyword, Optional<JsonNode> demand, Optional<String> property) {
    String wanted = demand.map(KeywordMessage::shortened).orElse("what the schema says");
    String member = property.map(name -> "'" + name + "'").orElse("a member");
    return switch (keyword) {
      case "type" -> "must be of type " + wanted;
      case "required" -> "must have " + member;
      case "additionalProperties", "unevaluatedProperties" -> "must not have " + member;
      case "dependentRequired", "dependencies" -> "must have " + member + " beside what it has";
      case "propertyNames" -> "must not name a member " + member;
      case "enum" -> "must be one of " + wanted;
      case "const" -> "must be " + wanted;
      case "minimum" -> "must be at least " + wanted;
      case "maximum" -> "must be at most " + wanted;
      case "exclusiveMinimum" -> "must be greater than " + wanted;
      case "exclusiveMaximum" -> "must be less than " + wanted;
      case "multipleOf" -> "must be a multiple of " + wanted;
      case "minLength" -> "must have at least " + wanted + " characters";
      case "maxLength" -> "must have at most " + wanted + " characters";
      case "minItems" -> "must have at least " + wanted + " elements";
      case "maxItems" -> "must have at most " + wanted + " elements";
      case "minProperties" -> "must have at least " + wanted + " members";
      case "maxProperties" -> "must have at most " + wanted + " members";
      case "uniqueItems" -> "must not have equal elements";
      case "pattern" -> "must match the pattern " + wanted;
      case "format" -> "must have the format " + wanted;
      case "contains" -> "must have an element that keeps to 'contains'";
      case "minContains" -> "must have at least " + wanted + " elements that keep to 'contains'";
      case "maxContains" -> "must have at most " + wanted + " elements that keep to 'contains'";
      case "items", "additionalItems", "unevaluatedItems" -> "must not have this element";
      case "oneOf" -> "must keep to exactly one of the schemas";
      case "anyOf" -> "must keep to at least one of the schemas";
      case "not" -> "must not keep to the schema";
      case "false" -> "must not be here";
      default -> "must keep to '" + keyword + "'";
    };
  }

  private static String shortened(JsonNode demand) {
    String text = CanonicalJson.text(demand);
    return text.length() <= MAX_DEMAND_LENGTH ? text : text.substring(0, MAX_DEMAND_LENGTH) + "…";
  }
}
