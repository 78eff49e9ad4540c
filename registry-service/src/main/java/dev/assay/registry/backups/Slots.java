package dev.assay.registry.backups;

import dev.assay.backup.form.BackupName;
import java.time.Duration;
import java.time.Instant;

/**
 * When backups are due: at every multiple of a span of time since 1970, so that all replicas agree
 * without a word.
 *
 * @param every the span, from a second on
 */
record Slots(Duration every) {

  /** When the one was due that should be there by now. */
  Instant latest(Instant now) {
    long span = every.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), span) * span);
  }

  /** How long until the next is due. */
  Duration untilNext(Instant now) {
    return Duration.between(now, latest(now).plus(every));
  }

  /** What the one that was due then is called, whoever makes it. */
  static BackupName name(Instant due) {
    return new BackupName("scheduled-" + BackupName.at(due));
  }
}
