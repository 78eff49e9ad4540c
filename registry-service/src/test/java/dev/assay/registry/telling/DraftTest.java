package dev.assay.registry.telling;

import static dev.assay.registry.Wishes.NOON;
import static dev.assay.registry.Wishes.publish;
import static dev.assay.registry.Wishes.requiring;
import static dev.assay.registry.Wishes.setPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.json.WireJson;
import dev.assay.registry.States;
import dev.assay.registry.Wishes;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.decision.Decision;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftTest {

  @Test
  void laterCommandsAreDecidedOnWhatEarlierOnesLeave() {
    Draft draft =
        draft(
            RegistryState.EMPTY,
            publish("v1/a", requiring("x")),
            publish("v1/a", requiring("x")),
            publish("v1/a", requiring("y")));

    assertThat(draft.decisions())
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Decision.Granted.class),
            second -> assertThat(second).isInstanceOf(Decision.AlreadySo.class),
            third -> assertThat(third).isInstanceOf(Decision.Granted.class));
    assertThat(draft.facts())
        .extracting(Fact::identity)
        .containsExactly("version/v1/a/1.0.0", "version/v1/a/2.0.0", "id-high-water-mark");
  }

  @Test
  void aVersionIsToldWithTheOneItFollowsAndWhatTheStepTakes() {
    RegistryState state = States.after(publish("v1/a", "1.0.0", requiring("x")));

    ChangeEvent event = draft(state, publish("v1/a", requiring("y"))).changes().getFirst();

    assertThat(WireJson.MAPPER.writeValueAsString(event.data()))
        .contains("\"previous_version\":\"1.0.0\"")
        .contains("\"core_version\":\"2.0.0\"")
        .contains("\"required_bump\":\"major\"")
        .contains("\"breaking\":true")
        .contains("\"verdict\":{\"level\":\"SEMVER\",\"content\":\"lenient\",\"compatible\":false");
  }

  @Test
  void aFirstVersionFollowsNothing() {
    ChangeEvent event =
        draft(RegistryState.EMPTY, publish("v1/a", requiring("y"))).changes().getFirst();

    assertThat(WireJson.MAPPER.writeValueAsString(event.data()))
        .doesNotContain("previous_version")
        .contains("\"required_bump\":\"none\"");
  }

  @Test
  void aPolicyIsToldWithTheModeThatWasInForceBefore() {
    RegistryState state = States.after(setPolicy("*", Mode.OFF, NOON));

    ChangeEvent event = draft(state, setPolicy("a", Mode.ENFORCE, NOON)).changes().getFirst();

    assertThat(WireJson.MAPPER.writeValueAsString(event.data()))
        .contains("\"previous_mode\":\"off\"")
        .contains("\"mode\":\"enforce\"");
  }

  @Test
  void aReportThatMakesNothingSoIsToldAndAudited() {
    Draft draft =
        draft(
            RegistryState.EMPTY,
            new Command.ReportDrift(
                new Command.Drift(
                    Subject.parse("v1/a"),
                    Optional.empty(),
                    "unknown-field",
                    Optional.empty(),
                    "",
                    3),
                Wishes.by("ci")));

    assertThat(draft.facts()).isEmpty();
    assertThat(draft.isSilent()).isFalse();
    assertThat(draft.changes())
        .singleElement()
        .extracting(ChangeEvent::type)
        .isEqualTo(ChangeType.DRIFT_REPORTED);
    assertThat(draft.audits()).hasSize(1);
  }

  @Test
  void refusalsAreAuditedAndWhatIsAlreadySoIsNot() {
    RegistryState state = States.after(publish("v1/a", "1.0.0", requiring("x")));

    Draft draft =
        draft(state, publish("v1/a", requiring("x")), publish("v1/a", "1.0.0", requiring("y")));

    assertThat(draft.facts()).isEmpty();
    assertThat(draft.audits())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.outcome()).isEqualTo(AuditRecord.Outcome.REFUSED);
          assertThat(audit.target()).isEqualTo("v1/a@1.0.0");
          assertThat(audit.detail()).contains("v1/a@1.0.0");
        });
  }

  @Test
  void everyFactThatIsNoBookKeepingIsToldAndEveryGrantAudited() {
    Draft draft =
        draft(
            RegistryState.EMPTY,
            publish("v1/a", requiring("x")),
            setPolicy("a", Mode.OFF, NOON),
            publish("v1/b", requiring("x")));

    assertThat(draft.changes()).hasSize(3);
    assertThat(draft.audits()).hasSize(3);
    assertThat(draft.changes()).extracting(ChangeEvent::id).doesNotHaveDuplicates();
  }

  private static Draft draft(RegistryState state, Command... commands) {
    return Draft.of(List.of(commands), state, new Comparisons());
  }
}
