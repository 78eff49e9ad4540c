package dev.assay.backup.keeping;

import dev.assay.backup.checking.Shelved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which backups are wanted; where both are given, whatever one of them keeps is kept.
 *
 * @param keep how many of the latest, from 1
 * @param youngerThan of which age at most; any older one goes where this isn't given
 */
public record Retention(int keep, Optional<Duration> youngerThan) {
  public Retention {
    if (keep < 1) {
      throw new IllegalArgumentException(
          "%d is no number of backups to keep: the latest is never taken away, so give 1 or more"
              .formatted(keep));
    }
    youngerThan
        .filter(age -> age.isNegative() || age.isZero())
        .ifPresent(age -> {
          throw new IllegalArgumentException("%s is no age of a backup".formatted(age));
        });
  }

  /** Those that nobody wants, of complete ones, the latest first. */
  List<Shelved> unwanted(List<Shelved> completeLatestFirst, Instant now) {
    return completeLatestFirst.stream()
        .skip(keep)
        .filter(backup ->
            youngerThan.stream().allMatch(age -> backup.writtenAt().isBefore(now.minus(age))))
        .toList();
  }
}
