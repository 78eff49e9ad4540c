package dev.assay.registry.mirror;

import dev.assay.registry.state.RegistryState;
import dev.assay.schema.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What has to be done to get from one picture to another, in transactions that etcd accepts. */
final class MirrorChanges {
  /** etcd allows 128 operations in a transaction; one is the checkpoint's. */
  static final int MAX_OPERATIONS = 99;

  /** etcd allows 1.5 MiB for a request. */
  private static final int MAX_BYTES = 1024 * 1024;

  private MirrorChanges() {}

  /** From what is there to what should be: deletes strays, leaves alone what is right. */
  static List<MirrorChange> between(
      NavigableMap<String, String> found, NavigableMap<String, String> wanted) {
    List<MirrorChange> changes = new ArrayList<>();
    for (Map.Entry<String, String> entry : wanted.entrySet()) {
      if (!entry.getValue().equals(found.get(entry.getKey()))) {
        changes.add(new MirrorChange.Put(entry.getKey(), entry.getValue()));
      }
    }
    for (String key : found.keySet()) {
      if (!wanted.containsKey(key)) {
        changes.add(new MirrorChange.Delete(key));
      }
    }
    return List.copyOf(changes);
  }

  /** From one state to a later one; looks only at subjects that changed. */
  static List<MirrorChange> between(RegistryState before, RegistryState after) {
    NavigableMap<String, String> found = new TreeMap<>(MirrorImage.ofPolicies(before));
    NavigableMap<String, String> wanted = new TreeMap<>(MirrorImage.ofPolicies(after));
    for (Subject subject : after.subjectsChangedSince(before)) {
      found.putAll(MirrorImage.ofSubject(before, subject));
      wanted.putAll(MirrorImage.ofSubject(after, subject));
    }
    return between(found, wanted);
  }

  /** Cuts changes into transactions; at least one, for the checkpoint's sake. */
  static List<List<MirrorChange>> inTransactions(List<MirrorChange> changes) {
    List<List<MirrorChange>> transactions = new ArrayList<>();
    List<MirrorChange> current = new ArrayList<>();
    int bytes = 0;
    for (MirrorChange change : changes) {
      if (current.size() == MAX_OPERATIONS
          || (!current.isEmpty() && bytes + change.bytes() > MAX_BYTES)) {
        transactions.add(List.copyOf(current));
        current.clear();
        bytes = 0;
      }
      current.add(change);
      bytes += change.bytes();
    }
    transactions.add(List.copyOf(current));
    return List.copyOf(transactions);
  }
}
