package dev.assay.registry.mirror;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings the copy in etcd to a state, against others who do the same.
 *
 * <p>What is known of etcd is a <em>base</em>: a state the copy is at least as new as, and the
 * revision at which the checkpoint was last seen. From there only differences are written. Whenever
 * somebody else moved the checkpoint, the base is looked at again: if the copy has only become
 * newer, the old state still serves, because the differences from an older state include those from
 * a newer one. In every other case (the checkpoint is gone, or is older than it was) everything is
 * compared anew, and strays are removed.
 *
 * <p>A state older than the copy is never written. For one thread.
 */
final class MirrorCopy {
  private final MirrorStore store;
  private final SourceLog log;
  private Optional<Base> base = Optional.empty();

  MirrorCopy(MirrorStore store, SourceLog log) {
    this.store = store;
    this.log = log;
  }

  /** What became of an attempt. */
  enum Outcome {
    /** The copy is at least as new as the snapshot. */
    IN_STEP,
    /** The copy is ahead of the snapshot, or beside it; a newer snapshot is needed. */
    AHEAD,
    /** Somebody else wrote in between; to be tried again. */
    LOST_RACE
  }

  /**
   * Tries once to make the copy at least as new as a snapshot.
   *
   * @throws MirrorHalt if what is in etcd must not be overwritten
   * @throws MirrorTrouble if etcd or Kafka doesn't answer; what was written until then is sound
   */
  Outcome bringTo(Snapshot wanted) {
    if (base.isEmpty()) {
      return fill(wanted, ours(store.checkpoint()));
    }
    Base known = base.get();
    if (known.reached().isAtLeast(wanted.position())) {
      return Outcome.IN_STEP;
    }
    return wanted.position().isAtLeast(known.reached())
        ? write(known, MirrorChanges.between(known.state(), wanted.state()), wanted)
        : Outcome.AHEAD;
  }

  /** Compares everything and writes what is wrong, whatever the checkpoint says. */
  Outcome rebuild(Snapshot wanted) {
    long revision = store.checkpoint().map(MirrorStore.Found::revision).orElse(MirrorStore.ABSENT);
    return fill(wanted, new Base(RegistryState.EMPTY, LogPosition.START, revision));
  }

  /** Looks whether somebody else moved the checkpoint; if so, decides what is still known. */
  void look() {
    Optional<MirrorStore.Found> found = store.checkpoint();
    long revision = found.map(MirrorStore.Found::revision).orElse(MirrorStore.ABSENT);
    if (base.isPresent() && base.get().revision() != revision) {
      Base seen = ours(found);
      base =
          base.filter(known -> seen.reached().isAtLeast(known.reached()))
              .map(known -> new Base(known.state(), seen.reached(), revision));
    }
  }

  /** How the copy compares with a snapshot right now. */
  MirrorReport compare(Snapshot with) {
    LogPosition checkpoint = ours(store.checkpoint()).reached();
    NavigableMap<String, String> found = store.contents();
    NavigableMap<String, String> wanted = MirrorImage.of(with.state());
    return new MirrorReport(
        checkpoint,
        with.position(),
        wanted.keySet().stream().filter(key -> !found.containsKey(key)).toList(),
        wanted.entrySet().stream()
            .filter(entry -> found.containsKey(entry.getKey()))
            .filter(entry -> !entry.getValue().equals(found.get(entry.getKey())))
            .map(Map.Entry::getKey)
            .toList(),
        found.keySet().stream().filter(key -> !wanted.containsKey(key)).toList());
  }

  private Outcome fill(Snapshot wanted, Base seen) {
    if (!wanted.position().isAtLeast(seen.reached())) {
      return Outcome.AHEAD;
    }
    return write(
        seen, MirrorChanges.between(store.contents(), MirrorImage.of(wanted.state())), wanted);
  }

  private Outcome write(Base from, List<MirrorChange> changes, Snapshot wanted) {
    LogIdentity identity = log.identity();
    List<List<MirrorChange>> transactions = MirrorChanges.inTransactions(changes);
    long revision = from.revision();
    for (int i = 0; i < transactions.size(); i++) {
      boolean last = i == transactions.size() - 1;
      Checkpoint checkpoint = new Checkpoint(identity, last ? wanted.position() : from.reached());
      OptionalLong written = store.write(revision, transactions.get(i), checkpoint);
      if (written.isEmpty()) {
        look();
        return Outcome.LOST_RACE;
      }
      revision = written.getAsLong();
    }
    base = Optional.of(new Base(wanted.state(), wanted.position(), revision));
    return Outcome.IN_STEP;
  }

  /** A checkpoint that may be built upon; nothing is known of the state behind it. */
  private Base ours(Optional<MirrorStore.Found> found) {
    if (found.isEmpty()) {
      return new Base(RegistryState.EMPTY, LogPosition.START, MirrorStore.ABSENT);
    }
    Checkpoint checkpoint =
        Checkpoint.read(found.get().text())
            .orElseThrow(() ->
                halt(
                    "the checkpoint in etcd is not one of ours: %s".formatted(found.get().text())));
    LogIdentity identity = log.identity();
    if (!checkpoint.log().equals(identity)) {
      throw halt(
          "etcd mirrors another log (%s), and this one is %s"
              .formatted(checkpoint.log(), identity));
    }
    LogPosition end = log.end();
    if (!end.isAtLeast(checkpoint.position())) {
      throw halt(
          "etcd is at %s, ahead of the log's end %s: the log has lost records"
              .formatted(checkpoint.position(), end));
    }
    return new Base(RegistryState.EMPTY, checkpoint.position(), found.get().revision());
  }

  private static MirrorHalt halt(String problem) {
    return new MirrorHalt(
        problem + "; if this registry is the one to be mirrored there, run: assay mirror rebuild");
  }

  /**
   * What is known of etcd.
   *
   * @param state the copy is at least as new as this
   * @param reached the checkpoint's position
   * @param revision the checkpoint's revision
   */
  private record Base(RegistryState state, LogPosition reached, long revision) {}
}
