package dev.assay.registry.describing;

import dev.assay.contracts.changes.ChangeSchemas;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.topics.TopicNames;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics as AsyncAPI 3.0; what change events carry is described by the schemas that the
 * registry holds.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0</a>
 */
public final class AsyncApi {
  private static final String DRAFT_07 = "application/schema+json;version=draft-07";

  private AsyncApi() {}

  /** The whole description, for topics of these names. */
  public static ObjectNode describe(TopicNames topics, String version) {
    ObjectNode document = WireJson.MAPPER.createObjectNode();
    document.put("asyncapi", "3.0.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Assay registry");
    info.put("version", version);
    info.put("description", "What the registry tells; read with isolation.level=read_committed.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    channel(channels, "schemaChanges", topics.schemaChanges(), "What changed, as CloudEvents 1.0");
    channel(channels, "changesSocket", "/ws/changes", "The same over a WebSocket");
    channel(channels, "schemas", topics.schemas(), "Every fact; compacted, by identity");
    channel(channels, "enforcement", topics.enforcement(), "Policies by scope; compacted");
    channel(channels, "audit", topics.audit(), "Every write asked for, by actor");
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (ChangeType type : ChangeType.values()) {
      change(messages.putObject(type.shortName()), type);
      refer(channels, "schemaChanges", type.shortName());
      refer(channels, "changesSocket", type.shortName());
    }
    fact(messages.putObject("fact"));
    refer(channels, "schemas", "fact");
    refer(channels, "enforcement", "fact");
    audit(messages.putObject("audit-record"));
    refer(channels, "audit", "audit-record");
    operations(document.putObject("operations"), channels);
    return document;
  }

  private static void channel(ObjectNode channels, String id, String address, String description) {
    ObjectNode channel = channels.putObject(id);
    channel.put("address", address);
    channel.put("description", description);
    channel.putObject("messages");
  }

  private static void refer(ObjectNode channels, String channel, String message) {
    channels
        .withObject("/" + channel + "/messages")
        .putObject(message)
        .put("$ref", "#/components/messages/" + message);
  }

  private static void operations(ObjectNode operations, ObjectNode channels) {
    channels
        .propertyNames()
        .forEach(id -> {
          ObjectNode operation = operations.putObject("tell-" + id);
          operation.put("action", "send");
          operation.putObject("channel").put("$ref", "#/channels/" + id);
        });
  }

  private static void change(ObjectNode message, ChangeType type) {
    message.put("name", type.ceType());
    message.put("contentType", "application/json");
    ObjectNode headers = message.putObject("headers");
    headers.put("type", "object");
    ObjectNode attributes = headers.putObject("properties");
    for (String name : new String[] {"id", "source", "subject", "time"}) {
      attributes.putObject("ce_" + name).put("type", "string");
    }
    attributes.putObject("ce_specversion").put("const", "1.0");
    attributes.putObject("ce_type").put("const", type.ceType());
    ObjectNode payload = message.putObject("payload");
    payload.put("schemaFormat", DRAFT_07);
    payload.set("schema", WireJson.MAPPER.readTree(ChangeSchemas.of(type)));
    message.put("x-assay-schema", "/schemas/v1/" + type.schemaName());
  }

  private static void fact(ObjectNode message) {
    message.put("name", "fact");
    message.put("summary", "What is so; a tombstone withdraws it");
    ObjectNode schema = schemaOf(message);
    schema.putObject("properties").putObject("fact").put("type", "string");
    schema.withObject("/properties").putObject("form").put("type", "integer");
    schema.putArray("required").add("fact").add("form");
  }

  private static void audit(ObjectNode message) {
    message.put("name", "audit-record");
    message.put("summary", "A write that somebody asked for, and what became of it");
    ObjectNode schema = schemaOf(message);
    ObjectNode properties = schema.putObject("properties");
    for (String name : new String[] {"actor", "action", "target", "outcome", "detail"}) {
      properties.putObject(name).put("type", "string");
    }
    properties.putObject("at_ms").put("type", "integer");
    schema.putArray("required").add("actor").add("action").add("target").add("outcome");
  }

  private static ObjectNode schemaOf(ObjectNode message) {
    ObjectNode payload = message.putObject("payload");
    payload.put("schemaFormat", DRAFT_07);
    return payload.putObject("schema").put("type", "object");
  }
}
