package dev.assay.registry.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Checking;
import dev.assay.backup.checking.Shelved;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.source.LogPlace;
import dev.assay.contracts.facts.FactLevel;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Kafka;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.store.DirectoryStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Kafka.class)
class BackupScheduleTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:30Z");
  private static final Clock STOPPED = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir private Path directory;

  private BackupSettings into(Path place) {
    return new BackupSettings(
        Optional.of(place),
        BucketSettings.NONE,
        Duration.ofMinutes(1),
        1,
        Duration.ofDays(1),
        true);
  }

  private BackupSchedule start(Cluster cluster, Path place, MeterRegistry meters) {
    return BackupSchedule.start(
            into(place),
            new LogPlace(Map.of("bootstrap.servers", cluster.bootstrapServers()), cluster.topics()),
            Optional.empty(),
            meters,
            STOPPED)
        .orElseThrow();
  }

  private static double gauge(MeterRegistry meters) {
    return meters.get("assay_backup_last_success_timestamp_seconds").gauge().value();
  }

  private static double count(MeterRegistry meters, String name) {
    return meters.get(name).counter().count();
  }

  @Test
  void whatIsDueIsMadeOnceAndEveryReplicaKnows(Cluster cluster) {
    cluster.start().close();
    List<MeterRegistry> replicas =
        Stream.<MeterRegistry>generate(SimpleMeterRegistry::new).limit(3).toList();
    List<BackupSchedule> schedules =
        replicas.stream().map(meters -> start(cluster, directory, meters)).toList();

    await()
        .atMost(LONG)
        .until(() -> replicas.stream().allMatch(meters -> gauge(meters) == seconds(NOON)));
    schedules.forEach(BackupSchedule::close);

    List<Shelved> made = new Backups(new DirectoryStore(directory)).list();
    assertThat(made)
        .singleElement()
        .extracting(Shelved::name)
        .isEqualTo(new BackupName("scheduled-20261121T120000Z"));
    assertThat(
            new Checking(
                    made.getFirst().manifest().orElseThrow(),
                    new DirectoryStore(directory),
                    _ -> {})
                .findings()
                .faults())
        .isEmpty();
    assertThat(replicas.stream().mapToDouble(meters -> count(meters, "assay_backups")).sum())
        .isEqualTo(1);
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond();
  }

  @Test
  void anAttemptThatFailsIsCountedAndLeavesNothing(Cluster cluster) throws Exception {
    cluster.start().close();
    Path file = Files.createFile(directory.resolve("no-directory"));
    MeterRegistry meters = new SimpleMeterRegistry();
    try (BackupSchedule schedule = start(cluster, file, meters)) {
      assertThat(schedule).isNotNull();
      await().atMost(LONG).until(() -> count(meters, "assay_backup_failures") > 0);
    }
    assertThat(gauge(meters)).isZero();
  }

  @Test
  void aReplicaMakesBackupsWhereItIsToldTo(Cluster cluster) {
    RegistryConfiguration plain = cluster.configuration();
    RegistryConfiguration keeping =
        new RegistryConfiguration(
            plain.kafka(),
            plain.topics(),
            1,
            1,
            plain.http(),
            plain.writeTimeout(),
            plain.readTimeout(),
            plain.mirror(),
            plain.sync(),
            into(directory),
            FactLevel.NEWEST);
    try (Replica replica = cluster.start(keeping)) {
      await()
          .atMost(LONG)
          .until(() -> new Backups(new DirectoryStore(directory)).latest().isPresent());
      await()
          .atMost(LONG)
          .untilAsserted(() ->
              assertThat(replica.http().get("/metrics").response().body())
                  .containsPattern("assay_backup_last_success_timestamp_seconds [1-9]")
                  .contains("assay_backup_failures_total 0.0"));
    }
  }

  @Test
  void allReplicasAgreeWhenOneIsDueAndWhatItIsCalled() {
    Slots slots = new Slots(Duration.ofHours(6));
    Instant due = Instant.parse("2026-11-21T12:00:00Z");

    assertThat(slots.latest(due)).isEqualTo(due);
    assertThat(slots.latest(due.plusSeconds(21_599))).isEqualTo(due);
    assertThat(slots.latest(due.minusMillis(1))).isEqualTo(due.minus(Duration.ofHours(6)));
    assertThat(slots.untilNext(due.plusSeconds(1))).isEqualTo(Duration.ofSeconds(21_599));
    assertThat(Slots.name(due)).isEqualTo(new BackupName("scheduled-20261121T120000Z"));
  }

  @Test
  void settingsThatContradictThemselvesAreRefused() {
    assertThatThrownBy(() ->
            new BackupSettings(
                Optional.empty(),
                BucketSettings.NONE,
                Duration.ofSeconds(1),
                1,
                Duration.ofDays(1),
                true))
        .hasMessageContaining("too often");
    assertThatThrownBy(() ->
            new BackupSettings(
                Optional.empty(),
                BucketSettings.NONE,
                Duration.ofDays(1),
                0,
                Duration.ofDays(1),
                true))
        .hasMessageContaining("0 is no number of backups");
  }
}
