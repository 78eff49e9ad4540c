package dev.assay.backup;

import dev.assay.store.Content;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import dev.assay.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A store whose objects are gone from some moment on. */
record Vanishing(ObjectStore store, BooleanSupplier gone) implements ObjectStore {
  @Override
  public void put(ObjectKey key, Content content) {
    store.put(key, content);
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, byte[] bytes) {
    return store.putIfAbsent(key, bytes);
  }

  @Override
  public <T> Optional<T> read(ObjectKey key, Reading<T> reading) {
    return gone.getAsBoolean() ? Optional.empty() : store.read(key, reading);
  }

  @Override
  public List<StoredObject> list() {
    return store.list();
  }

  @Override
  public void remove(ObjectKey key) {
    store.remove(key);
  }

  @Override
  public String where() {
    return store.where();
  }

  @Override
  public void close() {
    store.close();
  }
}
