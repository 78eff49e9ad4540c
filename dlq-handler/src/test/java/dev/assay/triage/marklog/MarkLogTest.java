package dev.assay.triage.marklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkKind;
import dev.assay.triage.mark.MarkWriter.NotWritten;
import dev.assay.triage.moving.Committed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Marks and the word of them in the audit, on a real broker. */
class MarkLogTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final FailureFingerprint GROUP = new FailureFingerprint("v1:00000000000000aa");
  private static final Mark MUTED =
      new Mark("m1", MarkKind.MUTED, Optional.of(NOON.plusSeconds(60)), "ada", "on its way", NOON);
  private static final Mark FIXED =
      new Mark("m2", MarkKind.FIXED, Optional.empty(), "bob", "1.8 is out", NOON.plusMillis(5));
  private static KafkaBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker =
        KafkaBroker.start(
            KafkaBrokerSettings.ephemeral().with("auto.create.topics.enable", "false"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(
              Stream.of("marks", "audit", "others")
                  .map(topic -> new NewTopic(topic, 1, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  @AfterAll
  static void closeBroker() {
    broker.close();
  }

  @Test
  void theAuditSaysWhoMarkedWhichGroupHowWhyAndWhen() throws Exception {
    try (MarkLog log = log("marks", "audit")) {
      log.write(GROUP, MUTED);
      log.write(GROUP, FIXED);
    }

    assertThat(
            Committed.records(broker.bootstrapServers(), "audit").stream()
                .map(record -> AuditRecord.read(record.value())))
        .containsExactly(
            new AuditRecord(
                "ada",
                "mark-failure-group-muted",
                "v1:00000000000000aa",
                AuditRecord.Outcome.GRANTED,
                "until 2026-06-01T12:01:00Z; on its way",
                NOON.toEpochMilli()),
            new AuditRecord(
                "bob",
                "mark-failure-group-fixed",
                "v1:00000000000000aa",
                AuditRecord.Outcome.GRANTED,
                "1.8 is out",
                NOON.toEpochMilli() + 5));
    assertThat(
            Committed.records(broker.bootstrapServers(), "marks").stream()
                .map(record -> FormCodec.MARK.read(record.value())))
        .containsExactly(MUTED, FIXED);
  }

  @Test
  void aMarkOfWhichTheAuditCannotTellIsNoMark() {
    try (MarkLog log = log("others", "no-audit")) {
      assertThatThrownBy(() -> log.write(GROUP, FIXED))
          .isInstanceOf(NotWritten.class)
          .hasMessageContaining("no-audit");
    }
    // Whoever takes the transactional id aborts what is left open under it.
    try (MarkLog next = log("others", "audit")) {
      next.write(GROUP, MUTED);
    } catch (NotWritten failed) {
      throw new AssertionError(failed);
    }

    assertThat(
            Committed.records(broker.bootstrapServers(), "others").stream()
                .map(record -> FormCodec.MARK.read(record.value())))
        .containsExactly(MUTED);
  }

  private static MarkLog log(String marks, String audit) {
    return new MarkLog(
        new MarkLog.Place(KafkaAccess.at(broker.bootstrapServers()), marks, audit, "one"));
  }
}
