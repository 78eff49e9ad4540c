package dev.assay.registry.decision;

import static dev.assay.registry.Wishes.NOON;
import static dev.assay.registry.Wishes.deprecating;
import static dev.assay.registry.Wishes.publish;
import static dev.assay.registry.Wishes.requiring;
import static dev.assay.registry.Wishes.setPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.facts.Fact;
import dev.assay.registry.States;
import dev.assay.registry.decision.Decision.AlreadySo;
import dev.assay.registry.decision.Decision.Granted;
import dev.assay.registry.decision.Decision.Refused;
import dev.assay.registry.decision.Reply.PolicyStands;
import dev.assay.registry.decision.Reply.VersionStands;
import dev.assay.registry.state.RegistryState;
import org.junit.jupiter.api.Test;

class DecidingTest {
  private static final String ONE = requiring("one");
  private static final String TWO = requiring("two");

  @Test
  void theFirstVersionOfATrackIsItsNumber() {
    assertThat(published(publish("v1/a", ONE), RegistryState.EMPTY)).isEqualTo("v1/a@1.0.0");
    assertThat(published(publish("v3/a", ONE), RegistryState.EMPTY)).isEqualTo("v3/a@3.0.0");
  }

  @Test
  void theDocumentMayNameItsOwnVersion() {
    String document = "{\"x-core-version\":\"1.4.2\",\"type\":\"string\"}";

    assertThat(published(publish("v1/a", document), RegistryState.EMPTY)).isEqualTo("v1/a@1.4.2");
  }

  @Test
  void whatIsAskedForBeatsWhatTheDocumentSays() {
    String document = "{\"x-core-version\":\"1.4.2\",\"type\":\"string\"}";

    assertThat(published(publish("v1/a", "2.0.0", document), RegistryState.EMPTY))
        .isEqualTo("v1/a@2.0.0");
  }

  @Test
  void aDocumentThatNamesNoVersionWhereItShouldIsRefused() {
    String document = "{\"x-core-version\":17}";

    assertThat(decide(publish("v1/a", document), RegistryState.EMPTY))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::refusal)
        .asInstanceOf(type(Refusal.UnreadableVersionInDocument.class))
        .matches(refusal -> refusal.because().contains("17"));
  }

  @Test
  void aNewTextGetsTheVersionThatTheChangeAsksFor() {
    RegistryState state = States.after(publish("v1/a", "1.2.3", ONE));

    assertThat(published(publish("v1/a", TWO), state)).isEqualTo("v1/a@2.0.0");
    assertThat(published(publish("v1/a", withTitle(ONE)), state)).isEqualTo("v1/a@1.2.4");
  }

  @Test
  void publishingTheSameTextAgainReturnsTheSameVersionAndWritesNoFact() {
    RegistryState state = States.after(publish("v1/a", "1.2.3", ONE));

    assertThat(decide(publish("v1/a", ONE), state)).isEqualTo(standsAlready(state));
    assertThat(decide(publish("v1/a", "1.2.3", ONE), state)).isEqualTo(standsAlready(state));
  }

  @Test
  void theSameTextInAnotherSpellingIsTheSameText() {
    RegistryState state = States.after(publish("v1/a", "1.2.3", "{\"a\":1.0,\"b\":[]}"));

    assertThat(decide(publish("v1/a", " {\"b\" : [], \"a\":1}"), state))
        .isEqualTo(standsAlready(state));
  }

  @Test
  void aNewTextUnderAnExistingVersionIsRefusedAndNamesTheNextFreeOne() {
    RegistryState state =
        States.after(publish("v1/a", "1.0.0", ONE), publish("v1/a", "1.5.0", withTitle(ONE)));

    assertThat(decide(publish("v1/a", "1.0.0", TWO), state))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::refusal)
        .asInstanceOf(type(Refusal.VersionExistsWithOtherText.class))
        .matches(taken -> taken.nextFree().toString().equals("2.0.0"));
  }

  @Test
  void aReleaseMayHaveTheTextOfItsCandidate() {
    RegistryState state = States.after(publish("v1/a", "1.0.0-rc.1", ONE));

    assertThat(published(publish("v1/a", "1.0.0", ONE), state)).isEqualTo("v1/a@1.0.0");
  }

  @Test
  void anOlderLineGetsItsPatchesToo() {
    RegistryState state =
        States.after(publish("v1/a", "1.0.0", ONE), publish("v1/a", "2.0.0", TWO));

    assertThat(published(publish("v1/a", "1.0.1", withTitle(ONE)), state)).isEqualTo("v1/a@1.0.1");
  }

  @Test
  void aVersionWithoutPlaceInTheLineIsRefused() {
    RegistryState state = States.after(publish("v1/a", "1.1.0", ONE));

    assertThat(misplacement("1.0.0", state)).isEqualTo(Misplacement.BEFORE_THE_FIRST);
    assertThat(misplacement("1.1.0-rc.1", state)).isEqualTo(Misplacement.PRE_RELEASE_OF_A_RELEASED);
    assertThat(misplacement("1.1.0+build", state)).isEqualTo(Misplacement.SAME_PRECEDENCE);
  }

  @Test
  void anUnusableDocumentIsRefusedWithWhereAndWhy() {
    assertThat(decide(publish("v1/a", "{\"type\":\"strnig\"}"), RegistryState.EMPTY))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::refusal)
        .asInstanceOf(type(Refusal.UnusableSchema.class))
        .matches(refusal -> refusal.faults().getFirst().pointer().startsWith("/type"));
  }

  @Test
  void eachVersionGetsANewIdAndTheMarkMovesWithIt() {
    RegistryState state =
        States.after(publish("v1/a", "1.0.0", ONE)).withdraw("version/v1/a/1.0.0");

    Granted granted = granted(publish("v1/b", ONE), state);

    assertThat(granted.facts())
        .anySatisfy(fact ->
            assertThat(fact)
                .isInstanceOfSatisfying(
                    Fact.IdsIssued.class, mark -> assertThat(mark.highest().value()).isEqualTo(2)));
  }

  @Test
  void onlyADifferentWordOnDeprecationIsStated() {
    RegistryState state =
        States.after(deprecating(publish("v1/a", "1.0.0", ONE), true, "use v2/a"));

    assertThat(decide(publish("v1/a", ONE), state)).isInstanceOf(AlreadySo.class);
    assertThat(decide(deprecating(publish("v1/a", ONE), true, ""), state))
        .isInstanceOf(AlreadySo.class);
    assertThat(granted(deprecating(publish("v1/a", ONE), true, "use v3/a"), state).facts())
        .singleElement()
        .isInstanceOf(Fact.DeprecationStated.class);
    assertThat(granted(deprecating(publish("v1/a", ONE), false, ""), state).facts())
        .singleElement()
        .isInstanceOf(Fact.DeprecationStated.class);
  }

  @Test
  void aPolicyGetsTheNextRevisionOfTheCluster() {
    RegistryState state = States.after(setPolicy("*", Mode.OFF, NOON));

    Granted granted = granted(setPolicy("a", Mode.ENFORCE, NOON), state);

    assertThat(granted.reply())
        .asInstanceOf(type(PolicyStands.class))
        .matches(reply -> reply.policy().revision() == 2);
  }

  @Test
  void theSamePolicyCommandDecidedAgainIsAlreadySoButALaterOneIsNot() {
    RegistryState state = States.after(setPolicy("a", Mode.ENFORCE, NOON));

    assertThat(decide(setPolicy("a", Mode.ENFORCE, NOON), state)).isInstanceOf(AlreadySo.class);
    assertThat(decide(setPolicy("a", Mode.ENFORCE, NOON.plusMillis(1)), state))
        .isInstanceOf(Granted.class);
  }

  private static Decision decide(Command command, RegistryState state) {
    return Deciding.decide(command, state, new Comparisons());
  }

  private static Decision standsAlready(RegistryState state) {
    return new AlreadySo(
        new VersionStands(state.latest(state.subjects().first()).orElseThrow().ref()));
  }

  private static Misplacement misplacement(String version, RegistryState state) {
    Decision decision = decide(publish("v1/a", version, TWO), state);
    Refusal refusal = ((Refused) decision).refusal();
    return ((Refusal.VersionOutOfPlace) refusal).misplacement();
  }

  private static String published(Command command, RegistryState state) {
    return ((VersionStands) granted(command, state).reply()).ref().toString();
  }

  private static Granted granted(Command command, RegistryState state) {
    return (Granted) decide(command, state);
  }

  private static String withTitle(String document) {
    return document.replaceFirst("\\{", "{\"title\":\"t\",");
  }
}
