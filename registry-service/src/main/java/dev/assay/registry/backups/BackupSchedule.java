package dev.assay.registry.backups;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Shelved;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.keeping.Pruning;
import dev.assay.backup.making.Making;
import dev.assay.backup.source.EtcdSnapshot;
import dev.assay.backup.source.LogPlace;
import dev.assay.backup.source.Progress;
import dev.assay.etcd.EtcdAccess;
import dev.assay.store.ObjectStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that makes backups; every replica has one.
 *
 * <p>No replica is chosen. All know when one is due and what it will be called, each waits for a
 * random moment first, and whoever then finds none of that name makes it. Should two begin at once,
 * the store lets one of them finish, and the other takes away what it wrote. So a replica that dies
 * half-way holds up nobody, and nobody has to agree who is in charge.
 */
public final class BackupSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Duration CLOSE = Duration.ofSeconds(10);
  private static final int SHARES = 20;

  private final BackupSettings settings;
  private final Making making;
  private final Slots slots;
  private final Clock clock;
  private final BackupMeters meters;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private BackupSchedule(BackupSettings settings, Making making, Clock clock, BackupMeters meters) {
    this.settings = settings;
    this.making = making;
    this.slots = new Slots(settings.every());
    this.clock = clock;
    this.meters = meters;
    this.thread = Thread.ofPlatform().name("backups").daemon().start(this::run);
  }

  /**
   * Starts it, if the settings say where backups go; returns at once.
   *
   * @param etcd of the mirror; none where there is none
   */
  public static Optional<BackupSchedule> start(
      BackupSettings settings,
      LogPlace log,
      Optional<EtcdAccess> etcd,
      MeterRegistry registry,
      Clock clock) {
    return settings
        .store()
        .map(store ->
            new BackupSchedule(
                settings,
                new Making(log, snapshot(settings, etcd), store, build(), clock),
                clock,
                new BackupMeters(registry)));
  }

  private static Optional<EtcdSnapshot> snapshot(
      BackupSettings settings, Optional<EtcdAccess> etcd) {
    return etcd.filter(_ -> settings.etcd()).map(EtcdSnapshot::new);
  }

  private static String build() {
    return Optional.ofNullable(BackupSchedule.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private void run() {
    try (ObjectStore store = making.store()) {
      while (pause(someMoment())) {
        if (!pause(seeToIt(store))) {
          return;
        }
      }
    }
  }

  /** Makes the one that is due, if nobody has; answers how long there is nothing to do. */
  private Duration seeToIt(ObjectStore store) {
    BackupName due = Slots.name(slots.latest(clock.instant()));
    try {
      if (!isThere(due, store)) {
        make(due, store);
      }
      return slots.untilNext(clock.instant());
    } catch (RuntimeException failed) {
      if (closing.getCount() > 0) {
        meters.failed();
        LOG.atError().addKeyValue("backup", due).setCause(failed).log("no backup could be made");
      }
      return RETRY;
    }
  }

  private boolean isThere(BackupName due, ObjectStore store) {
    List<Shelved> complete =
        new Backups(store).list().stream().filter(Shelved::isComplete).toList();
    complete.stream().findFirst().map(Shelved::writtenAt).ifPresent(meters::seen);
    return complete.stream().anyMatch(backup -> backup.name().equals(due));
  }

  private void make(BackupName due, ObjectStore store) {
    try {
      Manifest made = making.make(due, Progress.UNHEARD);
      meters.made();
      meters.seen(made.finishedAt());
      LOG.atInfo()
          .addKeyValue("backup", made.name())
          .addKeyValue("versions", made.state().versions())
          .addKeyValue("bytes", made.bytes())
          .log("backup made");
    } catch (BackupRefused refused) {
      if (!isThere(due, store)) {
        throw refused;
      }
      LOG.atDebug().addKeyValue("backup", due).log("another replica was quicker");
      return;
    }
    Pruning.Pruned pruned = new Pruning(store, settings.retention()).prune(clock.instant(), false);
    LOG.atInfo()
        .addKeyValue("removed", pruned.removed().size())
        .addKeyValue("kept", pruned.kept().size())
        .log("backups pruned");
  }

  /** So that replicas that started together don't all begin at once. */
  private Duration someMoment() {
    long most = Math.min(LONGEST_WAIT.toMillis(), settings.every().dividedBy(SHARES).toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
  }

  /** Whether to go on. */
  private boolean pause(Duration time) {
    try {
      return !closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops; a backup that is being made is given a moment, and counts for nothing after that. */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      thread.join(CLOSE);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
