package dev.assay.triage.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTest {
  private static final String GROUP = "v1:00000000000000aa";

  @ParameterizedTest
  @CsvSource({
    "PLANNING, refused, CANCELLED, refused",
    "PLANNED, refused, CANCELLED, RUNNING",
    "RUNNING, PAUSED, CANCELLED, already",
    "PAUSED, already, CANCELLED, RUNNING",
    "FAILED, refused, CANCELLED, RUNNING",
    "COMPLETED, refused, refused, refused",
    "CANCELLED, refused, already, refused"
  })
  void eachStateAllowsWhatTheTableSays(
      RedriveState state, String paused, String cancelled, String started) {
    RedriveRecord redrive = redrive("r1", GROUP, "t", state);

    assertThat(told(Transitions.pause(redrive, "ada", 5))).isEqualTo(paused);
    assertThat(told(Transitions.cancel(redrive, "ada", 5))).isEqualTo(cancelled);
    assertThat(told(Transitions.start(redrive, List.of(redrive), true, 5))).isEqualTo(started);
  }

  @Test
  void whatIsNeitherFixedNorRepairedStartsWithForceOnly() {
    RedriveRecord redrive = redrive("r1", GROUP, "t", RedriveState.PLANNED);
    RedriveWish forced =
        new RedriveWish(
            redrive.wish().selection(),
            redrive.wish().repair(),
            redrive.wish().movement().withForce(true));

    assertThat(Transitions.start(redrive, List.of(), false, 5))
        .isInstanceOfSatisfying(
            Transition.Refused.class, refused -> assertThat(refused.needsForce()).isTrue());
    assertThat(told(Transitions.start(redrive.wishing(forced), List.of(), false, 5)))
        .isEqualTo("RUNNING");
  }

  @ParameterizedTest
  @CsvSource({
    "v1:00000000000000aa, t, refused",
    "v1:00000000000000bb, t, RUNNING",
    "*, t, refused",
    "v1:00000000000000aa, u, RUNNING"
  })
  void itDoesNotStartBesideOneThatSeesTheSameLetters(String group, String topic, String started) {
    RedriveRecord redrive = redrive("r1", GROUP, "t", RedriveState.PLANNED);
    RedriveRecord other = redrive("r2", group, topic, RedriveState.RUNNING);

    assertThat(told(Transitions.start(redrive, List.of(redrive, other), true, 5)))
        .isEqualTo(started);
  }

  private static String told(Transition transition) {
    return switch (transition) {
      case Transition.To(RedriveRecord next) -> next.state().name();
      case Transition.AlreadySo _ -> "already";
      case Transition.Refused _ -> "refused";
    };
  }

  private static RedriveRecord redrive(String id, String group, String topic, RedriveState state) {
    RedriveWish.Selection all = RedriveWish.Selection.all(List.of(topic));
    return new RedriveRecord(
        RedriveRecord.FORM,
        id,
        new RedriveRecord.Asked("ada", "", 0, true),
        new RedriveWish(
            group.equals("*") ? all : all.ofGroup(group),
            RedriveWish.Repair.NONE,
            RedriveWish.Movement.DEFAULT),
        state,
        Optional.empty(),
        "one",
        List.of(new RedriveProgress(topic, 0, 0, 9, 0)),
        RedriveCounts.NONE,
        Optional.empty(),
        0);
  }
}
