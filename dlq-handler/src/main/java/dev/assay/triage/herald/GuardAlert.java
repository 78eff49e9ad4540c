package dev.assay.triage.herald;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.GuardChange;
import dev.assay.contracts.json.WireJson;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** How a guard that tripped is put for people. */
final class GuardAlert {
  private static final String TOPIC_SCOPE = "topic:";

  private GuardAlert() {}

  /** The alert of a change; nothing for any other change, also one that nobody here knows. */
  static Optional<Alert> of(Headers headers, byte @Nullable [] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      ChangeEvent event = ChangeEvent.read(headers, value);
      return event.type() == ChangeType.GUARD_TRIPPED ? Optional.of(of(event)) : Optional.empty();
    } catch (IllegalArgumentException | JacksonException notForUs) {
      return Optional.empty();
    }
  }

  private static Alert of(ChangeEvent event) {
    GuardChange change = WireJson.MAPPER.treeToValue(event.data(), GuardChange.class);
    return new Alert(
        event.id(),
        AlertRule.GUARD_TRIPPED,
        change.scope(),
        "%s fell back from %s to log-only".formatted(change.scope(), change.previousMode()),
        List.of(
            change.reason(),
            "%d events were dead-lettered under revision %d; revision %d is in force now"
                .formatted(change.deadLettered(), change.trippedRevision(), change.revision()),
            "once it is mended: assay mode rearm " + change.scope()),
        change.scope().startsWith(TOPIC_SCOPE)
            ? List.of(change.scope().substring(TOPIC_SCOPE.length()))
            : List.of(),
        event.time());
  }
}
