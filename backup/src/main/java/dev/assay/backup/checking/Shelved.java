package dev.assay.backup.checking;

import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.Manifest;
import dev.assay.store.StoredObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a store under a name.
 *
 * @param name what it is called
 * @param manifest what it consists of; nothing where that is missing or unreadable
 * @param objects all that is there of it
 * @param condition how it looks from outside; what its objects hold has not been read
 */
public record Shelved(
    BackupName name, Optional<Manifest> manifest, List<StoredObject> objects, Condition condition) {
  public Shelved {
    objects = List.copyOf(objects);
  }

  /** How a backup looks from outside. */
  public sealed interface Condition {
    /** All its parts are there, in their sizes. */
    record Complete() implements Condition {}

    /** It has no manifest: it is being made, or whoever made it died. */
    record Unfinished() implements Condition {}

    /** Something of it is missing. */
    record Damaged(String why) implements Condition {}
  }

  /** Whether all its parts are there, in their sizes. */
  public boolean isComplete() {
    return condition instanceof Condition.Complete;
  }

  /** When it was made; where no manifest says that, when the last of it was written. */
  public Instant writtenAt() {
    return manifest
        .map(Manifest::finishedAt)
        .orElseGet(() ->
            objects.stream()
                .map(StoredObject::written)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH));
  }
}
