package dev.assay.registry.documentapi;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.kit.http.Reply;
import dev.assay.registry.state.PublishedVersion;
import io.vertx.core.buffer.Buffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Versions in the shape of documents: {@code id} and {@code version}, then the schema as it was
 * published, its {@code arrow} block included.
 *
 * <p>What is read may be posted again. Where a schema has members of these two names itself, the
 * document's stand in their place; the track API shows it as it was published. A schema that is
 * {@code true} or {@code false} is shown as the object that means the same.
 */
final class Documents {
  static final String ID = "id";
  static final String VERSION = "version";

  private Documents() {}

  static Reply reply(int status, PublishedVersion version) {
    Reply reply =
        Reply.bytes(status, "application/json", Buffer.buffer(text(version)))
            .withHeader(AssayHttpHeaders.SCHEMA_ID, version.id().toString());
    // RFC 9745: since when, in seconds.
    return version
        .deprecation()
        .filter(word -> word.deprecated())
        .map(word -> reply.withHeader("Deprecation", "@" + word.provenance().at().getEpochSecond()))
        .orElse(reply);
  }

  static String text(PublishedVersion version) {
    String head =
        "{\"%s\":\"%s\",\"%s\":\"%s\""
            .formatted(ID, DocumentId.of(version.subject()), VERSION, version.version());
    String rest = members(version.text().json());
    return rest.isEmpty() ? head + "}" : head + "," + rest + "}";
  }

  /** The schema's own members as they were written. */
  private static String members(String json) {
    if (json.equals("true")) {
      return "";
    }
    if (json.equals("false")) {
      return "\"not\":{}";
    }
    JsonNode root = WireJson.MAPPER.readTree(json);
    if (root.has(ID) || root.has(VERSION)) {
      return inside(WireJson.MAPPER.writeValueAsString(without(root)));
    }
    return inside(json);
  }

  private static String inside(String object) {
    return object.substring(1, object.length() - 1);
  }

  /** A document without what it says about itself. */
  static ObjectNode without(JsonNode document) {
    ObjectNode schema = WireJson.MAPPER.createObjectNode();
    document
        .properties()
        .forEach(member -> {
          if (!member.getKey().equals(ID) && !member.getKey().equals(VERSION)) {
            schema.set(member.getKey(), member.getValue());
          }
        });
    return schema;
  }
}
