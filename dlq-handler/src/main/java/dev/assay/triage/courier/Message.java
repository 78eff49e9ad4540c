package dev.assay.triage.courier;

import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.util.Optional;

/**
 * How an alert is put for people.
 *
 * @param link where to look, with {@code {subject}} for the fingerprint or schema; empty for none
 */
public record Message(Optional<String> link) {

  /** Where to look. */
  Optional<String> linkOf(Alert alert) {
    return link.map(template -> template.replace("{subject}", alert.subject()));
  }

  /** What to type. */
  String commandOf(Alert alert) {
    if (alert.rule() == AlertRule.GUARD_TRIPPED) {
      return "assay mode history " + alert.subject();
    }
    return alert.isOfGroup()
        ? "assay dlq show " + alert.subject()
        : "assay dlq list --schema " + alert.subject();
  }
}
