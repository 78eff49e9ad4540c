package dev.assay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Shelved;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.FactTopic;
import dev.assay.backup.form.LogContents;
import dev.assay.backup.form.LogLines;
import dev.assay.backup.form.LogRecord;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.form.Part;
import dev.assay.backup.form.Sha256;
import dev.assay.backup.keeping.Pruning;
import dev.assay.backup.keeping.Pruning.Pruned;
import dev.assay.backup.keeping.Retention;
import dev.assay.store.Content;
import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path directory;
  private ObjectStore store = new DirectoryStore(Path.of("unused"));

  @BeforeEach
  void fourDaysOfBackups() {
    store = new DirectoryStore(directory);
    for (int day = 1; day <= 4; day++) {
      make("day-" + day, NOW.minus(Duration.ofDays(day)));
    }
  }

  private void make(String name, Instant at) {
    List<LogRecord> records =
        List.of(new LogRecord(FactTopic.SCHEMAS, 0, 1, new byte[] {65}, Optional.of(new byte[1])));
    LogContents contents = new LogContents();
    records.forEach(contents::add);
    byte[] bytes = LogLines.pack(records);
    store.put(ObjectKey.of(name, "part"), new Content.Bytes(bytes));
    Manifest manifest =
        new Manifest(
            1,
            name,
            "test",
            at.toEpochMilli(),
            at.toEpochMilli(),
            new Manifest.Log("c", "p.", List.of(new Manifest.Topic("schemas", "t", 1, 1))),
            contents.state(),
            List.of(
                Part.of(
                    "part", Sha256.of(bytes), Optional.of(new Part.Extent("schemas", 0, 0, 1)))));
    store.put(ObjectKey.of(name, Manifest.OBJECT), new Content.Bytes(manifest.json()));
  }

  private Pruned prune(int keep, Optional<Duration> age) {
    return new Pruning(store, new Retention(keep, age)).prune(NOW, false);
  }

  private List<String> left() {
    return new Backups(store).list().stream().map(Shelved::name).map(BackupName::value).toList();
  }

  private static Optional<Duration> days(int days) {
    return Optional.of(Duration.ofDays(days).minusHours(1));
  }

  @Test
  void theLatestSoManyAreKept() {
    assertThat(prune(3, Optional.empty()).removed()).containsExactly(new BackupName("day-4"));
    assertThat(left()).containsExactly("day-1", "day-2", "day-3");
  }

  @Test
  void whatIsYoungerIsKept() {
    prune(1, days(3));
    assertThat(left()).containsExactly("day-1", "day-2");
  }

  @Test
  void whatOneOfBothKeepsIsKept() {
    prune(3, days(2));
    assertThat(left()).containsExactly("day-1", "day-2", "day-3");
  }

  @Test
  void theLastOneIsKeptHoweverOldItIs() {
    prune(1, Optional.of(Duration.ofHours(1)));
    assertThat(left()).containsExactly("day-1");
    assertThatThrownBy(() -> new Retention(0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void whereNoneOfThoseKeptIsWholeTheLatestWholeOneIsSpared() throws Exception {
    // Of the same size, so that only its sum tells.
    Path part = directory.resolve("day-1/part");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length - 1] ^= 1;
    Files.write(part, bytes);

    Pruned pruned = prune(1, Optional.empty());

    assertThat(pruned.spared()).contains(new BackupName("day-2"));
    assertThat(left()).containsExactly("day-1", "day-2");
  }

  @Test
  void whatIsDamagedIsLeftToPeopleAndDoesNotCount() {
    store.remove(ObjectKey.of("day-1", "part"));

    Pruned pruned = prune(1, Optional.empty());

    assertThat(pruned.damaged()).containsExactly(new BackupName("day-1"));
    assertThat(left()).containsExactly("day-1", "day-2");
  }

  @Test
  void onlySayingTakesNothingAway() {
    Pruned pruned = new Pruning(store, new Retention(1, Optional.empty())).prune(NOW, true);

    assertThat(pruned.removed()).hasSize(3);
    assertThat(left()).hasSize(4);
  }

  @Test
  void whatAttemptsLeftThatDiedGoesAfterADay() throws Exception {
    leave("day-1/dead-part", Duration.ofHours(30));
    leave("died/dead-part", Duration.ofHours(30));
    leave("being-made/part", Duration.ofHours(2));

    Pruned pruned = prune(9, Optional.empty());

    assertThat(pruned.leftovers()).isEqualTo(2);
    assertThat(left()).containsExactlyInAnyOrder("day-1", "day-2", "day-3", "day-4", "being-made");
    assertThat(new Backups(store).list()).filteredOn(Shelved::isComplete).hasSize(4);
  }

  @Test
  void whatAWriteLeftThatWasKilledIsSeenAndGoesAfterADay() throws Exception {
    Path dead = unfinished("killed", Duration.ofHours(30));
    Path amongOthers = unfinished("day-1", Duration.ofHours(30));
    Path beingWritten = unfinished("being-made", Duration.ofHours(2));

    Pruned said = new Pruning(store, new Retention(9, Optional.empty())).prune(NOW, true);

    assertThat(said.leftovers()).isEqualTo(2);
    assertThat(dead).exists();
    assertThat(prune(9, Optional.empty()).leftovers()).isEqualTo(2);
    assertThat(dead.getParent()).doesNotExist();
    assertThat(amongOthers).doesNotExist();
    assertThat(beingWritten).exists();
    assertThat(new Backups(store).list()).filteredOn(Shelved::isComplete).hasSize(4);
  }

  private Path unfinished(String backup, Duration ago) throws Exception {
    Path folder = Files.createDirectories(directory.resolve(backup));
    Path file = Files.createFile(folder.resolve(".unfinished-4711"));
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
  }

  private void leave(String object, Duration ago) throws Exception {
    store.put(new ObjectKey(object), new Content.Bytes(new byte[3]));
    Files.setLastModifiedTime(directory.resolve(object), FileTime.from(NOW.minus(ago)));
  }
}
