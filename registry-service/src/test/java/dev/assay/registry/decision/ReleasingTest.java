package dev.assay.registry.decision;

import static dev.assay.registry.Wishes.publish;
import static dev.assay.registry.Wishes.release;
import static dev.assay.registry.Wishes.requiring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.facts.Fact;
import dev.assay.registry.States;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.decision.Decision.AlreadySo;
import dev.assay.registry.decision.Decision.Granted;
import dev.assay.registry.decision.Decision.Refused;
import dev.assay.registry.decision.Reply.ReleaseStands;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.telling.Draft;
import dev.assay.schema.Subject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReleasingTest {
  private static final String ONE = requiring("one");
  private static final String TWO = requiring("two");

  @Test
  void thirtyEightSchemasAreOneReleaseWithAChangeEachAndOneForAll() {
    PublishVersion[] entries =
        IntStream.range(0, 38)
            .mapToObj(i -> publish("v1/s" + i, requiring("m" + i)))
            .toArray(PublishVersion[]::new);

    Draft draft = Draft.of(List.of(release(entries)), RegistryState.EMPTY, new Comparisons());

    assertThat(draft.changes()).hasSize(39);
    assertThat(draft.changes())
        .last()
        .extracting(ChangeEvent::type)
        .isEqualTo(ChangeType.RELEASE_PUBLISHED);
    assertThat(draft.audits()).hasSize(1);
    assertThat(draft.facts()).filteredOn(Fact.IdsIssued.class::isInstance).hasSize(1);
    assertThat(States.replay(RegistryState.EMPTY, draft.facts()).subjects()).hasSize(38);
  }

  @Test
  void oneRefusedSchemaRefusesAllAndEveryRefusalIsNamed() {
    RegistryState state = States.after(publish("v1/a", "1.0.0", ONE));

    Decision decision =
        decide(
            release(
                publish("v1/new", ONE),
                publish("v1/a", "1.0.1", TWO),
                publish("v1/b", "{\"type\":\"strnig\"}")),
            state);

    assertThat(decision)
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::refusal)
        .asInstanceOf(type(Refusal.ReleaseRefused.class))
        .satisfies(refused ->
            assertThat(refused.entries())
                .extracting(entry -> entry.subject().toString())
                .containsExactly("v1/a", "v1/b"));
  }

  @Test
  void aReleaseIsRolledBackByPublishingTheFormerTexts() {
    RegistryState state =
        States.after(
            release(publish("v1/a", ONE), publish("v1/b", ONE)),
            release(publish("v1/a", TWO), publish("v1/b", ONE)));

    Granted back = (Granted) decide(release(publish("v1/a", ONE), publish("v1/b", ONE)), state);
    RegistryState after = States.replay(state, back.facts());

    assertThat(after.latest(Subject.parse("v1/a")).orElseThrow().version()).hasToString("3.0.0");
    assertThat(after.latest(Subject.parse("v1/b")).orElseThrow().version()).hasToString("1.0.0");
    assertThat(after.release(3).orElseThrow().versions().toString())
        .isEqualTo("[v1/a@3.0.0, v1/b@1.0.0]");
  }

  @Test
  void theSameReleaseOnceMoreIsAlreadySo() {
    RegistryState state = States.after(release(publish("v1/a", ONE), publish("v1/b", ONE)));

    assertThat(decide(release(publish("v1/a", ONE), publish("v1/b", ONE)), state))
        .asInstanceOf(type(AlreadySo.class))
        .extracting(AlreadySo::reply)
        .asInstanceOf(type(ReleaseStands.class))
        .matches(stands -> stands.release().orElseThrow().number() == 1);
  }

  @Test
  void schemasOfAReleaseAreFoundByEachOtherWhateverTheirOrder() {
    Granted granted =
        (Granted)
            decide(
                release(
                    publish("v1/user", "{\"$ref\":\"assay:v1/common@latest\"}"),
                    publish("v1/common", ONE)),
                RegistryState.EMPTY);

    RegistryState state = States.replay(RegistryState.EMPTY, granted.facts());
    assertThat(state.latest(Subject.parse("v1/user")).orElseThrow().references().toString())
        .contains("v1/common@1.0.0");
    assertThat(((ReleaseStands) granted.reply()).versions().getFirst().ref())
        .hasToString("v1/user@1.0.0");
  }

  @Test
  void schemasThatReferToEachOtherInACircleAreRefused() {
    Decision decision =
        decide(
            release(
                publish("v1/a", "{\"$ref\":\"assay:v1/b\"}"),
                publish("v1/b", "{\"$ref\":\"assay:v1/a\"}")),
            RegistryState.EMPTY);

    assertThat(decision)
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::refusal)
        .isInstanceOf(Refusal.ReferenceCycle.class);
  }

  @Test
  void aReferenceToWhatIsNotThereIsRefusedAlsoToOneself() {
    assertThat(refusal(publish("v1/a", "{\"$ref\":\"assay:v1/b@1.0.0\"}"), RegistryState.EMPTY))
        .isInstanceOf(Refusal.UnknownReferences.class);
    assertThat(
            refusal(
                publish("v1/a", "1.0.0", "{\"$ref\":\"assay:v1/a@1.0.0\"}"), RegistryState.EMPTY))
        .isInstanceOf(Refusal.UnknownReferences.class);
  }

  @Test
  void aTextWhoseReferencesMeanSomethingElseNowIsANewVersion() {
    RegistryState state =
        States.after(
            publish("v1/common", ONE), publish("v1/user", "{\"$ref\":\"assay:v1/common\"}"));
    RegistryState moved =
        States.replay(state, ((Granted) decide(publish("v1/common", TWO), state)).facts());

    assertThat(decide(publish("v1/user", "{\"$ref\":\"assay:v1/common\"}"), state))
        .isInstanceOf(AlreadySo.class);
    assertThat(decide(publish("v1/user", "{\"$ref\":\"assay:v1/common\"}"), moved))
        .isInstanceOf(Granted.class);
  }

  private static Refusal refusal(Command command, RegistryState state) {
    return ((Refused) decide(command, state)).refusal();
  }

  private static Decision decide(Command command, RegistryState state) {
    return Deciding.decide(command, state, new Comparisons());
  }
}
