package dev.assay.cli.watch;

import dev.assay.contracts.changes.ChangeEvent;
import tools.jackson.databind.JsonNode;

/**
 * One line of {@code watch --json}: the CloudEvents attributes and the data.
 *
 * @param id unique within the source
 * @param type as CloudEvents has it
 * @param source the registry cluster
 * @param subject what changed
 * @param time ISO-8601, UTC
 * @param data as the type defines it
 */
record ChangeDocument(
    String id, String type, String source, String subject, String time, JsonNode data) {

  static ChangeDocument of(ChangeEvent change) {
    return new ChangeDocument(
        change.id(),
        change.type().ceType(),
        change.source(),
        change.subject(),
        change.time().toString(),
        change.data());
  }
}
