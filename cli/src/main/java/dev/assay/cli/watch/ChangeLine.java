package dev.assay.cli.watch;

import dev.assay.contracts.changes.BindingChange;
import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.CompatibilityChange;
import dev.assay.contracts.changes.DeletionChange;
import dev.assay.contracts.changes.DeprecationChange;
import dev.assay.contracts.changes.DriftChange;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.contracts.changes.PurgeChange;
import dev.assay.contracts.changes.ReleaseChange;
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
              case DELETION_STATED -> deletion(data(change, DeletionChange.class));
              case VERSION_PURGED -> purge(data(change, PurgeChange.class));
              case RELEASE_PUBLISHED -> release(data(change, ReleaseChange.class));
              case DRIFT_REPORTED -> drift(data(change, DriftChange.class));
              case COMPATIBILITY_SET -> compatibility(data(change, CompatibilityChange.class));
              case BINDING_SET -> binding(data(change, BindingChange.class));
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

  private static String deletion(DeletionChange change) {
    return "%s/%s@%s  %s%s, by %s"
        .formatted(
            change.track(),
            change.name(),
            change.coreVersion(),
            change.deleted() ? "deleted" : "restored",
            after(change.reason()),
            change.by());
  }

  private static String purge(PurgeChange change) {
    return "%s/%s@%s  purged, id %d%s, by %s"
        .formatted(
            change.track(),
            change.name(),
            change.coreVersion(),
            change.id(),
            after(change.reason()),
            change.by());
  }

  private static String binding(BindingChange change) {
    String what =
        change.removed()
            ? "left to the configuration"
            : "%s judged by %s"
                .formatted(change.sources().orElse("?"), change.schema().orElse("?"));
    return "%s  %s%s, by %s".formatted(change.name(), what, after(change.reason()), change.by());
  }

  private static String release(ReleaseChange change) {
    return "release %d  %d schemas, by %s%s"
        .formatted(change.release(), change.versions().size(), change.by(), after(change.note()));
  }

  private static String drift(DriftChange change) {
    return "%s/%s%s  %s in %d events%s, by %s"
        .formatted(
            change.track(),
            change.name(),
            change.coreVersion().map(version -> "@" + version).orElse(""),
            change.kind(),
            change.count(),
            change.pointer().map(place -> " at " + place).orElse(""),
            change.by());
  }

  private static String compatibility(CompatibilityChange change) {
    return "%s  %s -> %s, revision %d, by %s%s"
        .formatted(
            change.scope(),
            change.previousLevel() + " " + change.previousContent(),
            change
                .level()
                .map(level -> level + " " + change.content().orElse(""))
                .orElse("inherited"),
            change.revision(),
            change.by(),
            after(change.reason()));
  }

  private static String after(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
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
