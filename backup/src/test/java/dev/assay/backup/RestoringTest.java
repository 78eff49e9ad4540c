package dev.assay.backup;

import static dev.assay.backup.TestLog.ids;
import static dev.assay.backup.TestLog.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.backup.checking.Checking;
import dev.assay.backup.checking.PartReader;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.making.Making;
import dev.assay.backup.restoring.Restored;
import dev.assay.backup.restoring.Restoring;
import dev.assay.backup.restoring.Target;
import dev.assay.backup.restoring.Wishes;
import dev.assay.backup.source.Progress;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.store.Content;
import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Kafka.class)
class RestoringTest {
  private static final Wishes CAREFULLY = new Wishes(false, 0);
  private static final Wishes BY_FORCE = new Wishes(true, 0);

  @TempDir private Path directory;
  private ObjectStore store = new DirectoryStore(Path.of("unused"));

  @BeforeEach
  void openStore() {
    store = new DirectoryStore(directory);
  }

  private Manifest backupOf(TestLog log) {
    return new Making(log.place(), Optional.empty(), store, "test", Clock.systemUTC())
        .make(new BackupName("of-" + log.topics().prefix() + "x"), Progress.UNHEARD);
  }

  private Restored restore(Manifest backup, TestLog into, Wishes wishes) {
    return restoring(into).restore(new Checking(backup, store, _ -> {}), wishes);
  }

  private static Restoring restoring(TestLog into) {
    return new Restoring(
        new Target(into.place(), Optional.of((short) 1), Optional.of(1)), Clock.systemUTC());
  }

  @Test
  void anEmptyClusterSaysAfterwardsWhatTheOldOneSaidInTheSameBytes(KafkaBroker broker)
      throws Exception {
    TestLog old = TestLog.filled(broker);
    TestLog fresh = TestLog.on(broker);

    Restored restored = restore(backupOf(old), fresh, CAREFULLY);

    assertThat(fresh.texts()).containsExactlyElementsOf(old.texts());
    assertThat(fresh.contents().state()).isEqualTo(old.contents().state());
    assertThat(restored.digest()).isEqualTo(old.contents().state().digest());
    assertThat(restored.highestId()).isEqualTo(3);
    assertThat(backupOf(fresh).state()).isEqualTo(old.contents().state());
  }

  @Test
  void restoringTwiceIsRefusedAndWritesNothing(KafkaBroker broker) throws Exception {
    Manifest backup = backupOf(TestLog.filled(broker));
    TestLog fresh = TestLog.on(broker);
    restore(backup, fresh, CAREFULLY);
    int before = fresh.records().size();

    assertThatThrownBy(() -> restore(backup, fresh, CAREFULLY))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContainingAll("says already", backup.name());
    assertThat(fresh.records()).hasSize(before);
  }

  @Test
  void aTargetThatSaysSomethingIsRefusedAndToldWhatItSays(KafkaBroker broker) throws Exception {
    Manifest backup = backupOf(TestLog.filled(broker));
    TestLog other = TestLog.on(broker);
    other.create();
    other.write(version("other.Thing", "1.0.0", 1), ids(1));

    assertThatThrownBy(() -> restore(backup, other, CAREFULLY))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContainingAll(
            other.topics().schemas(), "2 things, 1 of them versions", "--force");
    assertThat(other.records()).hasSize(2);
  }

  @Test
  void byForceTheTargetIsReplacedAndItsIdsAreNotGivenAgain(KafkaBroker broker) throws Exception {
    TestLog old = TestLog.filled(broker);
    TestLog other = TestLog.on(broker);
    other.create();
    other.write(version("other.Thing", "1.0.0", 41), ids(41));

    Restored restored = restore(backupOf(old), other, BY_FORCE);

    assertThat(restored.highestId()).isEqualTo(41);
    assertThat(restored.replaced()).contains("1 of them versions");
    assertThat(other.texts())
        .startsWith(old.texts().getFirst())
        .noneMatch(t -> t.contains("other"));
    assertThat(other.contents().state().highestId()).isEqualTo(41);
    assertThat(other.contents().state().versions()).isEqualTo(2);
  }

  @Test
  void idsThatTheBackupDoesNotKnowCanBeNamed(KafkaBroker broker) throws Exception {
    TestLog fresh = TestLog.on(broker);

    Restored restored = restore(backupOf(TestLog.filled(broker)), fresh, new Wishes(false, 17));

    assertThat(restored.highestId()).isEqualTo(17);
    assertThat(fresh.contents().state().highestId()).isEqualTo(17);
  }

  @Test
  void aDamagedBackupIsRefusedBeforeAnythingIsThrownAway(KafkaBroker broker) throws Exception {
    Manifest backup = backupOf(TestLog.filled(broker));
    store.put(
        ObjectKey.of(backup.name(), backup.parts().getLast().object()),
        new Content.Bytes(new byte[3]));
    TestLog other = TestLog.on(broker);
    other.create();
    other.write(version("other.Thing", "1.0.0", 1), ids(1));

    assertThatThrownBy(() -> restore(backup, other, BY_FORCE))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("was cut");
    assertThat(other.records()).hasSize(2);
  }

  @Test
  void aRestoreThatDiesHalfWayLeavesNothingAndTheNextOneIsWhole(KafkaBroker broker)
      throws Exception {
    TestLog old = TestLog.filled(broker);
    Manifest backup = backupOf(old);
    TestLog fresh = TestLog.on(broker);
    int[] asked = {0};
    // Whole when it is checked, gone when the last part is to be written.
    PartReader dying =
        new PartReader(backup, new Vanishing(store, () -> ++asked[0] > backup.parts().size() + 1));

    assertThatThrownBy(
            () -> restoring(fresh).restore(new Checking(backup, dying, _ -> {}), CAREFULLY))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("not there");
    assertThat(asked[0]).isGreaterThan(backup.parts().size() + 1);
    assertThat(fresh.records()).isEmpty();

    restore(backup, fresh, CAREFULLY);
    assertThat(fresh.texts()).containsExactlyElementsOf(old.texts());
  }

  @Test
  void whoeverHeldThePenIsFenced(KafkaBroker broker) throws Exception {
    Manifest backup = backupOf(TestLog.filled(broker));
    TestLog fresh = TestLog.on(broker);
    fresh.create();
    try (KafkaProducer<byte[], byte[]> registry = fresh.pen()) {
      registry.initTransactions();

      restore(backup, fresh, CAREFULLY);

      registry.beginTransaction();
      assertThatThrownBy(
              () -> {
                var _ =
                    registry.send(
                        new ProducerRecord<>(
                            fresh.topics().schemas(), 0, new byte[1], new byte[1]));
                registry.commitTransaction();
              })
          .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
    }
  }
}
