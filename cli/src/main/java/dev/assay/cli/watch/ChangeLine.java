package dev.assay.cli.watch;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.DeprecationChange;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.contracts.changes.VersionChange;
import dev.assay.contracts.json.WireJson;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A change in one line. */
final class ChangeLine {
  private ChangeLine() {}

  static String of(ChangeEvent change) {
    return "%s  %-18s  %s"
        .formatted(
            change.time(),
            ChangeKinds.nameOf(change.type()),
            switch (change.type()) {
              case VERSION_PUBLISHED -> version(data(change, VersionChange.class));
              case DEPRECATION_STATED -> deprecation(data(change, DeprecationChange.class));
              case POLICY_SET -> policy(data(change, PolicyChange.class));
            });
  }

  /** A CloudEvent as the registry tells it; of a type that only it knows, the bare attributes. */
  static String of(JsonNode event) {
    String type = event.path("type").asString("");
    String subject = event.path("subject").asString("");
    String time = event.path("time").asString("");
    return ChangeType.named(type)
        .map(known ->
            of(
                new ChangeEvent(
                    event.path("id").asString(""),
                    known,
                    event.path("source").asString(""),
                    subject,
                    Instant.parse(time),
                    event.path("data"))))
        .orElseGet(() -> "%s  %-18s  %s".formatted(time, type, subject));
  }

  private static String version(VersionChange change) {
    return "%s/%s@%s  %s, id %d, by %s"
        .formatted(
            change.track(),
            change.name(),
            change.coreVersion(),
            change
                .previousVersion()
                .map(previous ->
                    "%s after %s"
                        .formatted(
                            change.breaking() ? "breaking" : change.requiredBump(), previous))
                .orElse("first version"),
            change.id(),
            change.by());
  }

  private static String deprecation(DeprecationChange change) {
    String note = change.deprecationNote().isEmpty() ? "" : ": " + change.deprecationNote();
    return "%s/%s@%s  %s%s, by %s"
        .formatted(
            change.track(),
            change.name(),
            change.coreVersion(),
            change.deprecated() ? "deprecated" : "not deprecated any more",
            note,
            change.by());
  }

  private static String policy(PolicyChange change) {
    String reason = change.reason().isEmpty() ? "" : ": " + change.reason();
    boolean partly = change.enforcedPercent() > 0 && change.enforcedPercent() < 100;
    return "%s  %s -> %s%s, revision %d, by %s%s"
        .formatted(
            change.scope(),
            change.previousMode(),
            change.mode(),
            partly ? " %d%%".formatted(change.enforcedPercent()) : "",
            change.revision(),
            change.by(),
            reason);
  }

  private static <T> T data(ChangeEvent change, Class<T> type) {
    return WireJson.MAPPER.treeToValue(change.data(), type);
  }
}
