package dev.assay.registry.backups;

import dev.assay.backup.keeping.Retention;
import dev.assay.kit.config.Key;
import dev.assay.store.Bucket;
import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectStore;
import dev.assay.store.S3Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether backups are made by themselves, when, and where they go.
 *
 * @param directory one place for them
 * @param s3 the other place for them
 * @param every how often
 * @param keep how many of the latest stay
 * @param keepFor how long each stays at least
 * @param etcd whether a snapshot of the mirror's etcd is part of them
 */
public record BackupSettings(
    @Key(
            value = "directory",
            describes =
                "Directory that backups of the log are made in by themselves, the same one for all"
                    + " replicas; without it and without backup.s3.bucket none are")
        Optional<Path> directory,
    @Key("s3") BucketSettings s3,
    @Key(
            value = "every",
            defaultValue = "1d",
            describes = "How often a backup is made, by one of the replicas")
        Duration every,
    @Key(value = "keep", defaultValue = "7", describes = "How many of the latest backups stay")
        int keep,
    @Key(
            value = "keep-for",
            defaultValue = "30d",
            describes = "How long each backup stays at least")
        Duration keepFor,
    @Key(
            value = "etcd",
            defaultValue = "true",
            describes = "Make a snapshot of the mirror's etcd part of each backup, if there is one")
        boolean etcd) {
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** No backups are made by themselves. */
  public static final BackupSettings OFF =
      new BackupSettings(
          Optional.empty(), BucketSettings.NONE, Duration.ofDays(1), 7, Duration.ofDays(30), true);

  public BackupSettings {
    if (directory.isPresent() && s3.bucket().isPresent()) {
      throw new IllegalArgumentException(
          "directory '%s' and s3.bucket '%s' are both given: backups are kept in one place"
              .formatted(directory.get(), s3.bucket().get()));
    }
    if (every.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "every %s is too often: from %s on".formatted(every, LEAST));
    }
    var _ = new Retention(keep, Optional.of(keepFor));
  }

  Retention retention() {
    return new Retention(keep, Optional.of(keepFor));
  }

  /** Where they go; nothing where none are made. */
  Optional<ObjectStore> store() {
    return directory
        .<ObjectStore>map(DirectoryStore::new)
        .or(() ->
            s3.bucket()
                .map(bucket ->
                    new S3Store(
                        s3.api(),
                        new Bucket(bucket, s3.prefix().orElse(""), s3.wantedEncryption()))));
  }
}
