package dev.assay.registry.mirror;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.LogPosition;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * How far up which log the copy stands; the value under {@link MirrorKeys#CHECKPOINT}.
 *
 * @param log the log it is a copy of
 * @param position up to here at least; {@link LogPosition#START} while it is being filled for the
 *     first time
 */
record Checkpoint(LogIdentity log, LogPosition position) {

  String toJson() {
    return WireJson.MAPPER.writeValueAsString(
        WireJson.MAPPER
            .createObjectNode()
            .put("cluster_id", log.clusterId())
            .put("schemas_topic_id", log.schemasTopicId())
            .put("enforcement_topic_id", log.enforcementTopicId())
            .put("offset", position.toString()));
  }

  /** Reads one back; nothing where the text is none of ours. */
  static Optional<Checkpoint> read(String json) {
    try {
      JsonNode body = WireJson.MAPPER.readTree(json);
      return Optional.of(
          new Checkpoint(
              new LogIdentity(
                  body.path("cluster_id").asString(""),
                  body.path("schemas_topic_id").asString(""),
                  body.path("enforcement_topic_id").asString("")),
              LogPosition.parse(body.path("offset").asString(""))));
    } catch (JacksonException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
