package dev.assay.triage.archive;

import dev.assay.store.Content;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import dev.assay.store.StoreAway;
import dev.assay.store.StoreRefused;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where archives are: a folder of objects for each.
 *
 * <p>Every method throws {@link ArchiveAway} where the store can't be had now, and {@link
 * ArchiveRefused} where it says no.
 *
 * @param objects closed with this
 */
public record ArchiveStore(ObjectStore objects) implements AutoCloseable {

  /** Writes an object whole, over one of the same name. */
  public void put(ArchiveName archive, String object, byte[] bytes) {
    asked(() -> {
      objects.put(key(archive, object), new Content.Bytes(bytes));
      return true;
    });
  }

  /** Reads an object whole; nothing where there is none. */
  public Optional<byte[]> get(ArchiveName archive, String object) {
    return asked(() -> objects.get(key(archive, object)));
  }

  /** Every archive of which an object of this name is there. */
  public List<ArchiveName> having(String object) {
    return asked(() ->
        objects.list().stream()
            .map(found -> found.key().value())
            .filter(key -> key.endsWith("/" + object))
            .map(key -> key.substring(0, key.length() - object.length() - 1))
            .filter(name -> !name.contains("/"))
            .map(ArchiveName::new)
            .toList());
  }

  private static ObjectKey key(ArchiveName archive, String object) {
    return ObjectKey.of(archive.value(), object);
  }

  private static <T> T asked(Supplier<T> asking) {
    try {
      return asking.get();
    } catch (StoreAway away) {
      throw new ArchiveAway(String.valueOf(away.getMessage()), away);
    } catch (StoreRefused refused) {
      throw new ArchiveRefused(String.valueOf(refused.getMessage()));
    }
  }

  /** Where this is, for people. */
  public String where() {
    return objects.where();
  }

  @Override
  public void close() {
    objects.close();
  }
}
