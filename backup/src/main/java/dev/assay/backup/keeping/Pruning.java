package dev.assay.backup.keeping;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Checking;
import dev.assay.backup.checking.Shelved;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.form.Part;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import dev.assay.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes backups away, never the last whole one.
 *
 * @param store where they are
 * @param retention which ones are wanted
 */
public record Pruning(ObjectStore store, Retention retention) {
  /** After this, what belongs to no backup was left by somebody who died. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  /**
   * What was taken away, and what was not.
   *
   * @param removed backups
   * @param kept backups
   * @param spared the backup that would have gone, were another one whole
   * @param damaged names of what is not complete, which is left to people
   * @param leftovers how many objects that belong to no backup were taken away, and files of writes
   *     that died half-way
   */
  public record Pruned(
      List<BackupName> removed,
      List<BackupName> kept,
      Optional<BackupName> spared,
      List<BackupName> damaged,
      int leftovers) {
    public Pruned {
      removed = List.copyOf(removed);
      kept = List.copyOf(kept);
      damaged = List.copyOf(damaged);
    }
  }

  /** Takes away what nobody wants; with {@code onlySay} only answers what that would be. */
  public Pruned prune(Instant now, boolean onlySay) {
    List<Shelved> all = new Backups(store).list();
    List<Shelved> complete = all.stream().filter(Shelved::isComplete).toList();
    List<Shelved> unwanted = retention.unwanted(complete, now);
    List<Shelved> kept = new ArrayList<>(complete);
    kept.removeAll(unwanted);
    Optional<Shelved> spared = spared(kept, unwanted);
    List<Shelved> going =
        unwanted.stream().filter(backup -> !spared.equals(Optional.of(backup))).toList();
    List<ObjectKey> leftovers =
        all.stream().flatMap(each -> leftovers(each, now).stream()).toList();
    int unfinished = store.removeUnfinished(now.minus(LEFT_BEHIND), onlySay);
    if (!onlySay) {
      going.forEach(this::remove);
      leftovers.forEach(store::remove);
    }
    return new Pruned(
        names(going),
        names(kept),
        spared.map(Shelved::name),
        names(damaged(all)),
        leftovers.size() + unfinished);
  }

  /** The latest unwanted one that is whole, where none of those kept is. */
  private Optional<Shelved> spared(List<Shelved> kept, List<Shelved> unwanted) {
    return unwanted.isEmpty() || kept.stream().anyMatch(this::isWhole)
        ? Optional.empty()
        : unwanted.stream().filter(this::isWhole).findFirst();
  }

  private boolean isWhole(Shelved backup) {
    Manifest manifest = backup.manifest().orElseThrow();
    return new Checking(manifest, store, _ -> {}).findings().isWhole();
  }

  /** The manifest first: what is left if this is interrupted is no backup any more. */
  private void remove(Shelved backup) {
    store.remove(ObjectKey.of(backup.name().value(), Manifest.OBJECT));
    backup.objects().forEach(object -> store.remove(object.key()));
  }

  /** What an attempt left that died, or lost against another one. */
  private static List<ObjectKey> leftovers(Shelved backup, Instant now) {
    boolean unreadable =
        backup.manifest().isEmpty()
            && !(backup.condition() instanceof Shelved.Condition.Unfinished);
    if (unreadable) {
      return List.of();
    }
    Set<ObjectKey> own =
        backup.manifest().stream()
            .flatMap(manifest -> manifest.parts().stream())
            .map(Part::object)
            .map(object -> ObjectKey.of(backup.name().value(), object))
            .collect(Collectors.toSet());
    own.add(ObjectKey.of(backup.name().value(), Manifest.OBJECT));
    return backup.objects().stream()
        .filter(object -> object.written().isBefore(now.minus(LEFT_BEHIND)))
        .map(StoredObject::key)
        .filter(key -> !own.contains(key))
        .toList();
  }

  private static List<Shelved> damaged(List<Shelved> all) {
    return all.stream()
        .filter(backup -> backup.condition() instanceof Shelved.Condition.Damaged)
        .toList();
  }

  private static List<BackupName> names(List<Shelved> backups) {
    return backups.stream().map(Shelved::name).toList();
  }
}
