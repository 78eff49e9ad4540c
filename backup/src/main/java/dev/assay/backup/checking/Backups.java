package dev.assay.backup.checking;

import dev.assay.backup.checking.Shelved.Condition;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.form.Part;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import dev.assay.store.StoredObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The backups that are in a store.
 *
 * @param store where they are
 */
public record Backups(ObjectStore store) {
  private static final Comparator<Shelved> LATEST_FIRST =
      Comparator.comparing(Shelved::writtenAt)
          .thenComparing(each -> each.name().value())
          .reversed();

  /** All that is there, the latest first; of each only its manifest and sizes are looked at. */
  public List<Shelved> list() {
    NavigableMap<String, List<StoredObject>> byFolder = new TreeMap<>();
    for (StoredObject object : store.list()) {
      String key = object.key().value();
      int slash = key.indexOf('/');
      if (slash > 0
          && BackupName.isOne(key.substring(0, slash))
          && key.indexOf('/', slash + 1) < 0) {
        byFolder.computeIfAbsent(key.substring(0, slash), _ -> new ArrayList<>()).add(object);
      }
    }
    return byFolder.entrySet().stream()
        .map(folder -> shelved(new BackupName(folder.getKey()), folder.getValue()))
        .sorted(LATEST_FIRST)
        .toList();
  }

  private Shelved shelved(BackupName name, List<StoredObject> objects) {
    ObjectKey key = ObjectKey.of(name.value(), Manifest.OBJECT);
    Optional<byte[]> json =
        objects.stream().anyMatch(object -> object.key().equals(key))
            ? store.get(key)
            : Optional.empty();
    if (json.isEmpty()) {
      return new Shelved(name, Optional.empty(), objects, new Condition.Unfinished());
    }
    try {
      Manifest manifest = Manifest.read(name, json.get());
      return new Shelved(name, Optional.of(manifest), objects, condition(manifest, objects));
    } catch (BackupRefused unreadable) {
      return new Shelved(
          name,
          Optional.empty(),
          objects,
          new Condition.Damaged(String.valueOf(unreadable.getMessage())));
    }
  }

  private static Condition condition(Manifest manifest, List<StoredObject> objects) {
    Map<String, Long> sizes =
        objects.stream()
            .collect(Collectors.toMap(object -> lastWord(object.key()), StoredObject::bytes));
    return manifest.parts().stream()
        .flatMap(part -> fault(part, Optional.ofNullable(sizes.get(part.object()))).stream())
        .<Condition>map(Condition.Damaged::new)
        .findFirst()
        .orElseGet(Condition.Complete::new);
  }

  private static Optional<String> fault(Part part, Optional<Long> size) {
    if (size.isEmpty()) {
      return Optional.of("part '%s' is not there".formatted(part.object()));
    }
    return size.get() == part.bytes()
        ? Optional.empty()
        : Optional.of(
            "part '%s' has %d bytes and its manifest says %d"
                .formatted(part.object(), size.get(), part.bytes()));
  }

  private static String lastWord(ObjectKey key) {
    return key.value().substring(key.value().lastIndexOf('/') + 1);
  }

  /**
   * The manifest of one.
   *
   * @throws BackupRefused if there is none
   */
  public Manifest manifest(BackupName name) {
    return store
        .get(ObjectKey.of(name.value(), Manifest.OBJECT))
        .map(json -> Manifest.read(name, json))
        .orElseThrow(() ->
            new BackupRefused(
                "backup '%s' is not in %s, or was never finished; 'assay backup list' shows those that are"
                    .formatted(name, store.where())));
  }

  /** The latest that is complete by its sizes. */
  public Optional<Shelved> latest() {
    return list().stream().filter(Shelved::isComplete).findFirst();
  }
}
