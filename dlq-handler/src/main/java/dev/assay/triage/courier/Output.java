package dev.assay.triage.courier;

import dev.assay.triage.alert.Alert;
import java.util.List;

/** Where alerts go. */
public interface Output {

  /** Its name in logs, metrics and the consumer group, such as {@code slack-0}. */
  String name();

  /** How many alerts it takes at once. */
  int maxTogether();

  /** Takes these alerts, all or none; blocks until it knows. */
  Delivery deliver(List<Alert> alerts);
}
