package dev.assay.registry.decision;

import static dev.assay.registry.Wishes.delete;
import static dev.assay.registry.Wishes.deprecate;
import static dev.assay.registry.Wishes.publish;
import static dev.assay.registry.Wishes.purge;
import static dev.assay.registry.Wishes.requiring;
import static dev.assay.registry.Wishes.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.assay.contracts.facts.Fact;
import dev.assay.registry.States;
import dev.assay.registry.decision.Decision.AlreadySo;
import dev.assay.registry.decision.Decision.Granted;
import dev.assay.registry.decision.Decision.Refused;
import dev.assay.registry.decision.Reply.Standing;
import dev.assay.registry.decision.Reply.VersionStands;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SchemaId;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import org.junit.jupiter.api.Test;

class LaterLifeTest {
  private static final Subject A = Subject.parse("v1/a");
  private static final String ONE = requiring("one");
  private static final String TWO = requiring("two");
  private static final RegistryState TWO_VERSIONS =
      States.after(publish("v1/a", "1.0.0", ONE), publish("v1/a", "2.0.0", TWO));

  @Test
  void aDeletedVersionIsFoundByItsIdAndItsNumberOnly() {
    RegistryState state = after(delete("v1/a@2.0.0"), TWO_VERSIONS);

    assertThat(state.latest(A).orElseThrow().version()).hasToString("1.0.0");
    assertThat(state.versions(A)).hasSize(1);
    assertThat(state.everyVersion(A)).hasSize(2);
    assertThat(state.byId(new SchemaId(2)).orElseThrow().deleted()).isTrue();
    assertThat(state.select(A, VersionSelector.parse("2"))).isEmpty();
    assertThat(state.select(A, VersionSelector.parse("2.0.0"))).isPresent();
  }

  @Test
  void withoutAVersionAllOfASubjectAreDeletedAndItIsNoLongerListed() {
    RegistryState state = after(delete("v1/a"), TWO_VERSIONS);

    assertThat(state.subjects()).isEmpty();
    assertThat(state.subjectCounts()).isEmpty();
    assertThat(after(restore("v1/a"), state).subjects()).containsExactly(A);
  }

  @Test
  void deletingWhatIsDeletedChangesNothingAndWhatIsNotThereIsRefused() {
    RegistryState state = after(delete("v1/a@2.0.0"), TWO_VERSIONS);

    assertThat(decide(delete("v1/a@2.0.0"), state)).isInstanceOf(AlreadySo.class);
    assertThat(refusal(delete("v1/a@2"), state)).isInstanceOf(Refusal.NothingThere.class);
    assertThat(refusal(delete("v1/nobody"), state)).isInstanceOf(Refusal.NothingThere.class);
  }

  @Test
  void publishingTheTextOfADeletedVersionRestoresIt() {
    RegistryState state = after(delete("v1/a@2.0.0"), TWO_VERSIONS);

    Granted granted = (Granted) decide(publish("v1/a", TWO), state);

    assertThat(granted.facts()).singleElement().isInstanceOf(Fact.DeletionStated.class);
    assertThat(((VersionStands) granted.reply()).standing()).isEqualTo(Standing.RESTORED);
    assertThat(((VersionStands) granted.reply()).ref()).hasToString("v1/a@2.0.0");
  }

  @Test
  void theNumberOfADeletedVersionStaysTaken() {
    RegistryState state = after(delete("v1/a@2.0.0"), TWO_VERSIONS);

    Granted granted = (Granted) decide(publish("v1/a", requiring("three")), state);

    assertThat(((VersionStands) granted.reply()).ref()).hasToString("v1/a@3.0.0");
    assertThat(refusal(publish("v1/a", "2.0.0", requiring("three")), state))
        .isInstanceOf(Refusal.VersionExistsWithOtherText.class);
  }

  @Test
  void onlyWhatWasDeletedFirstIsPurged() {
    assertThat(refusal(purge("v1/a@1.0.0"), TWO_VERSIONS)).isInstanceOf(Refusal.InUse.class);

    RegistryState state = after(purge("v1/a@2.0.0"), after(delete("v1/a@2.0.0"), TWO_VERSIONS));

    assertThat(state.byId(new SchemaId(2))).isEmpty();
    assertThat(state.purgedId(new SchemaId(2))).isPresent();
    assertThat(decide(purge("v1/a@2.0.0"), state)).isInstanceOf(AlreadySo.class);
  }

  @Test
  void numberAndIdOfAPurgedVersionAreNeverGivenAgain() {
    RegistryState state = after(purge("v1/a@2.0.0"), after(delete("v1/a@2.0.0"), TWO_VERSIONS));

    assertThat(refusal(publish("v1/a", "2.0.0", TWO), state))
        .isInstanceOf(Refusal.VersionIsPurged.class);
    Granted granted = (Granted) decide(publish("v1/a", TWO), state);
    assertThat(((VersionStands) granted.reply()).ref()).hasToString("v1/a@3.0.0");
    assertThat(granted.facts())
        .first()
        .asInstanceOf(type(Fact.VersionPublished.class))
        .matches(published -> published.id().value() == 3);
  }

  @Test
  void aSubjectThatWasPurgedWhollyGoesOnAfterItsHighestNumber() {
    RegistryState state = after(purge("v1/a"), after(delete("v1/a"), TWO_VERSIONS));

    Granted granted = (Granted) decide(publish("v1/a", ONE), state);

    assertThat(((VersionStands) granted.reply()).ref()).hasToString("v1/a@3.0.0");
  }

  @Test
  void whatOthersReferToIsNotPurgedAlsoWhereTheyAreDeleted() {
    RegistryState state =
        States.after(
            publish("v1/common", "1.0.0", ONE),
            publish("v1/user", "1.0.0", "{\"$ref\":\"assay:v1/common@1\"}"),
            delete("v1/user"),
            delete("v1/common"));

    assertThat(refusal(purge("v1/common"), state))
        .asInstanceOf(type(Refusal.StillReferenced.class))
        .matches(r -> r.referrers().toString().equals("[v1/user@1.0.0]"));
    assertThat(decide(purge("v1/common"), after(purge("v1/user"), state)))
        .isInstanceOf(Granted.class);
  }

  @Test
  void deprecationNamesNoteDayAndASuccessorThatIsInUse() {
    Granted granted = (Granted) decide(deprecate("v1/a@1.0.0", "use 2", "v1/a@2"), TWO_VERSIONS);
    RegistryState state = States.replay(TWO_VERSIONS, granted.facts());

    assertThat(granted.facts()).hasSize(1);
    assertThat(decide(deprecate("v1/a@1.0.0", "use 2", "v1/a@2"), state))
        .isInstanceOf(AlreadySo.class);
    assertThat(decide(deprecate("v1/a@1.0.0", "use 2.1", "v1/a@2"), state))
        .isInstanceOf(Granted.class);
    assertThat(refusal(deprecate("v1/a@1.0.0", "", "v3/a"), TWO_VERSIONS))
        .isInstanceOf(Refusal.UnusableSuccessor.class);
    assertThat(refusal(deprecate("v1/a", "", "v1/a@2"), TWO_VERSIONS))
        .isInstanceOf(Refusal.UnusableSuccessor.class);
  }

  private static RegistryState after(Command command, RegistryState before) {
    return States.replay(before, ((Granted) decide(command, before)).facts());
  }

  private static Refusal refusal(Command command, RegistryState state) {
    return ((Refused) decide(command, state)).refusal();
  }

  private static Decision decide(Command command, RegistryState state) {
    return Deciding.decide(command, state, new Comparisons());
  }
}
