package dev.assay.backup.making;

import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.FactTopic;
import dev.assay.backup.form.LogContents;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.source.EtcdSnapshot;
import dev.assay.backup.source.KafkaLog;
import dev.assay.backup.source.LogIdentity;
import dev.assay.backup.source.LogPlace;
import dev.assay.backup.source.Progress;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes backups of one registry in one place.
 *
 * @param place where the log is
 * @param etcd the copy of it that is kept beside it, if there is one
 * @param store where backups go
 * @param build the build that makes them
 * @param clock dates them
 */
public record Making(
    LogPlace place,
    Optional<EtcdSnapshot> etcd,
    ObjectStore store,
    String build,
    InstantSource clock) {

  /**
   * Makes one; answers what it consists of once all of it is there.
   *
   * <p>Until then there is no manifest, and without that it is no backup. Of several who make one
   * of the same name at once, one succeeds.
   *
   * @throws BackupRefused if there is one of this name, or no such log
   * @throws dev.assay.backup.source.SourceAway if Kafka or etcd can't be had
   * @throws dev.assay.store.StoreAway if the store can't be had
   */
  public Manifest make(BackupName name, Progress progress) {
    ObjectKey manifest = ObjectKey.of(name.value(), Manifest.OBJECT);
    if (store.get(manifest).isPresent()) {
      throw taken(name);
    }
    PartWriter parts = new PartWriter(name, store);
    try {
      Manifest made = written(name, parts, progress);
      if (store.putIfAbsent(manifest, made.json())) {
        return made;
      }
    } catch (RuntimeException failed) {
      discard(parts, failed);
      throw failed;
    }
    parts.discard();
    throw taken(name);
  }

  private Manifest written(BackupName name, PartWriter parts, Progress progress) {
    Instant began = clock.instant();
    // First, so that the copy is never ahead of the log that is kept with it.
    etcd.ifPresent(source -> addSnapshot(source, parts));
    LogContents contents = new LogContents();
    try (KafkaLog log = new KafkaLog(place)) {
      LogIdentity identity = log.identity();
      Map<FactTopic, Long> ends =
          log.read(
              record -> {
                contents.add(record);
                parts.add(record);
              },
              progress);
      return new Manifest(
          Manifest.FORM,
          name.value(),
          build,
          began.toEpochMilli(),
          clock.millis(),
          new Manifest.Log(
              identity.clusterId(), place.topics().prefix(), topics(identity, ends, contents)),
          contents.state(),
          parts.finish());
    }
  }

  private static List<Manifest.Topic> topics(
      LogIdentity identity, Map<FactTopic, Long> ends, LogContents contents) {
    return Arrays.stream(FactTopic.values())
        .map(topic ->
            new Manifest.Topic(
                topic.text(),
                identity.idOf(topic),
                ends.getOrDefault(topic, 0L),
                contents.recordsOf(topic)))
        .toList();
  }

  private static void addSnapshot(EtcdSnapshot source, PartWriter parts) {
    try {
      Path file = Files.createTempFile("assay-etcd-", ".snapshot");
      try {
        source.saveTo(file);
        parts.add(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void discard(PartWriter parts, RuntimeException because) {
    try {
      parts.discard();
    } catch (RuntimeException alsoFailed) {
      // What stays counts for nothing, and the next pruning takes it away.
      because.addSuppressed(alsoFailed);
    }
  }

  private BackupRefused taken(BackupName name) {
    return new BackupRefused(
        "there is a backup '%s' in %s already; give another name".formatted(name, store.where()));
  }
}
