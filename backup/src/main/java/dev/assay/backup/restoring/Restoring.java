package dev.assay.backup.restoring;

import dev.assay.backup.checking.Checking;
import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.FactTopic;
import dev.assay.backup.form.LogContents;
import dev.assay.backup.form.LogRecord;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.source.KafkaLog;
import dev.assay.backup.source.Progress;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.schema.SchemaId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes a backup into a cluster whose log says nothing yet.
 *
 * <p>In this order: the backup is read whole, the pen is taken, the target is looked at, all is
 * written in one transaction, and read back.
 *
 * @param target where to
 * @param clock dates what is written beside the backup's own records
 */
public record Restoring(Target target, InstantSource clock) {
  private static final Duration TO_SETTLE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * Restores one; answers once it has been read back.
   *
   * @throws BackupRefused if it is not whole, or the target says something already, or a registry
   *     is writing there
   * @throws dev.assay.backup.source.SourceAway if Kafka can't be had
   */
  public Restored restore(Checking backup, Wishes wishes) {
    backup.findings().requireWhole();
    try (TargetTopics topics = new TargetTopics(target)) {
      topics.create();
      try (Pen pen = Pen.take(target.place())) {
        LogContents before = contents();
        if (!before.isEmpty()) {
          requireReplaceable(before, backup.manifest(), wishes);
          topics.delete();
          topics.create();
        }
        int ids = Math.max(before.state().highestId(), wishes.idsAbove());
        LogContents expected = new LogContents();
        pen.write(write -> {
          backup.replay(record -> {
            expected.add(record);
            write.accept(record);
          });
          higherMark(ids, expected)
              .ifPresent(mark -> {
                expected.add(mark);
                write.accept(mark);
              });
        });
        return readBack(backup.manifest(), before, expected);
      }
    }
  }

  private void requireReplaceable(LogContents before, Manifest backup, Wishes wishes) {
    if (before.state().digest().equals(backup.state().digest())) {
      throw new BackupRefused(
          "the target says already what backup '%s' says (digest %s); there is nothing to do"
              .formatted(backup.name(), backup.state().digest()));
    }
    if (!wishes.replace()) {
      throw new BackupRefused(
          "the target is not empty: %s and %s hold %s; make a backup of it if anybody may want it, then give --force to replace it by '%s' (%d versions)"
              .formatted(
                  FactTopic.SCHEMAS.in(target.place().topics()),
                  FactTopic.ENFORCEMENT.in(target.place().topics()),
                  before.inWords(),
                  backup.name(),
                  backup.state().versions()));
    }
  }

  /** An id is never given twice, also where the backup doesn't know that it was given. */
  private Optional<LogRecord> higherMark(int ids, LogContents expected) {
    if (ids <= expected.state().highestId()) {
      return Optional.empty();
    }
    Fact mark = new Fact.IdsIssued(new SchemaId(ids));
    return Optional.of(
        new LogRecord(
            FactTopic.SCHEMAS,
            0,
            clock.millis(),
            FactCodec.key(mark),
            Optional.of(FactCodec.value(mark))));
  }

  private Restored readBack(Manifest backup, LogContents before, LogContents expected) {
    LogContents found = settled(expected);
    if (!found.state().equals(expected.state())) {
      throw new BackupRefused(
          "'%s' was written, but the target says %s instead of %s: somebody else writes there; stop the registry's replicas and restore with --force"
              .formatted(backup.name(), found.inWords(), expected.inWords()));
    }
    return new Restored(
        backup.name(),
        found.recordsOf(FactTopic.SCHEMAS) + found.recordsOf(FactTopic.ENFORCEMENT),
        found.state().digest(),
        found.state().highestId(),
        before.isEmpty() ? "" : before.inWords());
  }

  /** A transaction is committed a moment before those who read what is committed see it. */
  private LogContents settled(LogContents expected) {
    long deadline = System.nanoTime() + TO_SETTLE.toNanos();
    LogContents found = contents();
    while (!found.state().equals(expected.state()) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      found = contents();
    }
    return found;
  }

  private LogContents contents() {
    LogContents contents = new LogContents();
    try (KafkaLog log = new KafkaLog(target.place())) {
      var _ = log.read(contents::add, Progress.UNHEARD);
    }
    return contents;
  }
}
