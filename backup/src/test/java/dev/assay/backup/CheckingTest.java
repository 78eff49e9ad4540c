package dev.assay.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Checking;
import dev.assay.backup.checking.Shelved.Condition;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.form.Part;
import dev.assay.backup.making.Making;
import dev.assay.backup.source.Progress;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.store.Content;
import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was damaged is never taken for whole. */
@ExtendWith(Kafka.class)
class CheckingTest {
  private static final BackupName NAME = new BackupName("one");

  @TempDir private Path directory;
  private ObjectStore store = new DirectoryStore(Path.of("unused"));
  private Optional<Manifest> made = Optional.empty();

  @BeforeEach
  void makeOne(KafkaBroker broker) throws Exception {
    store = new DirectoryStore(directory);
    made =
        Optional.of(
            new Making(
                    TestLog.filled(broker).place(),
                    Optional.empty(),
                    store,
                    "test",
                    Clock.systemUTC())
                .make(NAME, Progress.UNHEARD));
  }

  private Part part() {
    return made.orElseThrow().parts().getFirst();
  }

  private ObjectKey key(String object) {
    return ObjectKey.of(NAME.value(), object);
  }

  private void change(String object, UnaryOperator<byte[]> change) {
    store.put(key(object), new Content.Bytes(change.apply(store.get(key(object)).orElseThrow())));
  }

  private List<String> faults() {
    return new Checking(new Backups(store).manifest(NAME), store, _ -> {}).findings().faults();
  }

  private Condition condition() {
    return new Backups(store).list().getFirst().condition();
  }

  @Test
  void aTruncatedPartIsNamedWithBothSizes() {
    change(part().object(), bytes -> Arrays.copyOf(bytes, bytes.length - 7));

    assertThat(faults())
        .singleElement()
        .asString()
        .contains(part().object(), "%d bytes".formatted(part().bytes() - 7), "was cut");
    assertThat(condition()).isInstanceOf(Condition.Damaged.class);
    assertThat(new Backups(store).latest()).isEmpty();
  }

  @Test
  void aPartWithAnotherSumIsNamedWithBothSums() {
    change(
        part().object(),
        bytes -> {
          byte[] changed = bytes.clone();
          changed[changed.length / 2] ^= 1;
          return changed;
        });

    assertThat(faults())
        .singleElement()
        .asString()
        .contains(part().object(), part().sha256(), "damaged or changed");
  }

  @Test
  void aMissingPartIsNamed() {
    store.remove(key(part().object()));

    assertThat(faults()).singleElement().asString().contains(part().object(), "not there");
    assertThat(condition()).isInstanceOf(Condition.Damaged.class);
  }

  @Test
  void aManifestThatWasCutMakesNoBackup() {
    change(Manifest.OBJECT, bytes -> Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(this::faults)
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("cut or changed");
    assertThat(condition()).isInstanceOf(Condition.Damaged.class);
  }

  @Test
  void aManifestThatSaysAnotherSumOfAllIsFound() {
    String digest = made.orElseThrow().state().digest();
    change(
        Manifest.OBJECT,
        bytes -> new String(bytes, UTF_8).replace(digest, "0".repeat(64)).getBytes(UTF_8));

    assertThat(faults()).singleElement().asString().contains(digest, "0".repeat(64));
  }

  @Test
  void aPartThatTheManifestForgetsIsMissed() {
    Part second = made.orElseThrow().parts().get(1);
    change(
        Manifest.OBJECT,
        bytes ->
            Manifest.read(NAME, bytes).parts().stream()
                .filter(part -> !part.equals(second))
                .collect(Collectors.collectingAndThen(Collectors.toList(), this::withParts)));

    assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains("enforcement"));
  }

  private byte[] withParts(List<Part> parts) {
    Manifest all = made.orElseThrow();
    return new Manifest(
            all.form(),
            all.name(),
            all.build(),
            all.beganMs(),
            all.finishedMs(),
            all.log(),
            all.state(),
            parts)
        .json();
  }

  @Test
  void aNewerFormIsRefusedAndNotGuessed() {
    change(
        Manifest.OBJECT,
        bytes -> new String(bytes, UTF_8).replace("\"form\" : 1", "\"form\" : 2").getBytes(UTF_8));

    assertThatThrownBy(this::faults)
        .isInstanceOf(BackupRefused.class)
        .hasMessageContainingAll("form 2", "newer");
  }

  @Test
  void theManifestOfAnotherBackupIsRefused() {
    store.put(
        ObjectKey.of("other", Manifest.OBJECT),
        new Content.Bytes(store.get(key(Manifest.OBJECT)).orElseThrow()));

    assertThatThrownBy(() -> new Backups(store).manifest(new BackupName("other")))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("another one");
  }

  @Test
  void whatHasNoManifestIsUnfinished() {
    store.remove(key(Manifest.OBJECT));

    assertThat(condition()).isInstanceOf(Condition.Unfinished.class);
    assertThatThrownBy(() -> new Backups(store).manifest(NAME))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("never finished");
  }
}
