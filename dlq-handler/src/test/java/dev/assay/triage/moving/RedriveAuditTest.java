package dev.assay.triage.moving;

import static dev.assay.triage.moving.RedriveStage.awaitState;
import static dev.assay.triage.moving.RedriveStage.begun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.audit.AuditRecord.Outcome;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import dev.assay.triage.alert.WatchForms;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedriveAuditTest {
  @Test
  void whoRedroveWhatAndWhyIsInTheAuditAndTheEndIsToldOnce() throws Exception {
    try (KafkaBroker broker = RedriveStage.broker();
        RedriveStage stage = new RedriveStage(broker)) {
      stage.publish("1.0.0", RedriveStage.SCHEMA);
      stage.refuse(0, 10, 3);
      try (Redrives redrives = stage.start(StrokeWatch.NONE)) {
        String planned = begun(redrives, stage.renaming(), false);
        awaitState(redrives, planned, RedriveState.PLANNED);
        assertThat(redrives.pause(planned, "bob")).isInstanceOf(Wished.Refused.class);
        assertThat(redrives.cancel(planned, "bob")).isInstanceOf(Wished.Done.class);
        String moved = begun(redrives, stage.renaming(), true);
        awaitState(redrives, moved, RedriveState.COMPLETED);
        RedriveWish unrepaired =
            new RedriveWish(
                stage.renaming().selection(),
                RedriveWish.Repair.NONE,
                RedriveWish.Movement.DEFAULT);
        assertThat(redrives.begin(unrepaired, RedriveStage.asked(true)))
            .isInstanceOf(Wished.Refused.class);

        List<AuditRecord> audit = stage.audit();
        assertThat(audit)
            .extracting(AuditRecord::actor, AuditRecord::action, AuditRecord::outcome)
            .containsExactly(
                tuple("ada", "begin-redrive", Outcome.GRANTED),
                tuple("bob", "pause-redrive", Outcome.REFUSED),
                tuple("bob", "cancel-redrive", Outcome.GRANTED),
                tuple("ada", "begin-redrive", Outcome.GRANTED),
                tuple("ada", "begin-redrive", Outcome.REFUSED));
        assertThat(audit.get(3).target()).isEqualTo(moved);
        assertThat(audit.get(3).detail())
            .isEqualTo(
                "group %s, to source, repaired: the producer is mended"
                    .formatted(RedriveStage.group()));
        assertThat(
                stage.committed(stage.names.alerts()).stream()
                    .map(record -> WatchForms.readAlert(record.value())))
            .singleElement()
            .extracting(Alert::rule, Alert::id)
            .containsExactly(AlertRule.REDRIVE_DONE, "redrive-done/" + moved);
      }
    }
  }
}
