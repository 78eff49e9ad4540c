package dev.assay.triage.herald;

import dev.assay.triage.alert.Alert;
import java.util.List;

/** What to tell now, and what to remember of it. */
record Told(Memory memory, List<Alert> alerts) {
  Told {
    alerts = List.copyOf(alerts);
  }
}
