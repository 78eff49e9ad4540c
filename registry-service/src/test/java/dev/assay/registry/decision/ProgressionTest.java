package dev.assay.registry.decision;

import static dev.assay.registry.Wishes.anythingGoes;
import static dev.assay.registry.Wishes.level;
import static dev.assay.registry.Wishes.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.assay.registry.States;
import dev.assay.registry.decision.Decision.Granted;
import dev.assay.registry.decision.Decision.Refused;
import dev.assay.registry.decision.Reply.VersionStands;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressionTest {
  private static final String BASE = "{\"properties\":{\"price\":{\"type\":\"number\"}}}";
  private static final String WORDED =
      "{\"title\":\"t\",\"properties\":{\"price\":{\"type\":\"number\"}}}";
  private static final String GROWN =
      "{\"properties\":{\"price\":{\"type\":\"number\"},\"note\":{\"type\":\"string\"}}}";
  private static final String WIDENED =
      "{\"properties\":{\"price\":{\"type\":[\"number\",\"string\"]}}}";
  private static final String BROKEN = "{\"properties\":{\"price\":{\"type\":\"string\"}}}";

  @ParameterizedTest
  @CsvSource({
    "1.2.1, words, true",
    "1.2.1, more, false",
    "1.3.0, more, true",
    "1.3.0, break, false",
    "2.0.0, break, true",
    "1.3.0-rc.1, more, true",
    "1.2.1-rc.1, more, false",
    "2.0.0-rc.1, break, true"
  })
  void aStepMustBeAsLargeAsTheChangeAsksFor(String version, String change, boolean granted) {
    RegistryState state = States.after(publish("v1/a", "1.2.0", BASE));

    assertThat(decide(publish("v1/a", version, text(change)), state))
        .isInstanceOf(granted ? Granted.class : Refused.class);
  }

  @Test
  void theRefusalNamesTheSmallestVersionThatWouldDo() {
    RegistryState state = States.after(publish("v1/a", "1.2.0", BASE));

    assertThat(refusal(publish("v1/a", "1.2.1", BROKEN), state))
        .asInstanceOf(type(Refusal.BumpTooSmall.class))
        .matches(small -> small.smallest().toString().equals("2.0.0"))
        .matches(small -> small.verdict().required() == Bump.MAJOR)
        .matches(small -> small.because().contains("SEMVER, lenient"));
    assertThat(refusal(publish("v1/a", "1.2.1", GROWN), state))
        .asInstanceOf(type(Refusal.BumpTooSmall.class))
        .matches(small -> small.smallest().toString().equals("1.3.0"));
  }

  @Test
  void aReleaseIsHeldAgainstTheReleaseBeforeItNotAgainstItsCandidates() {
    RegistryState state =
        States.after(
            publish("v1/a", "1.2.0", BASE),
            publish("v1/a", "1.3.0-rc.1", GROWN),
            publish("v1/a", "1.3.0-rc.2", WORDED));

    assertThat(version(publish("v1/a", "1.3.0", GROWN), state)).isEqualTo("v1/a@1.3.0");
    assertThat(refusal(publish("v1/a", "1.3.0", BROKEN), state))
        .isInstanceOf(Refusal.BumpTooSmall.class);
  }

  @Test
  void whatFollowsACandidateWithoutANumberKeepsWhatTheReleaseBeforePromised() {
    RegistryState state =
        States.after(publish("v1/a", "1.2.0", BASE), publish("v1/a", "1.3.0-rc.1", GROWN));

    assertThat(version(publish("v1/a", WORDED), state)).isIn("v1/a@1.3.0", "v1/a@2.0.0");
    assertThat(version(publish("v1/a", BROKEN), state)).isEqualTo("v1/a@2.0.0");
  }

  @Test
  void aPatchOfAnOlderLineMustNotMakeALaterVersionALie() {
    RegistryState state =
        States.after(
            publish("v1/a", "1.0.0", BASE),
            publish("v1/a", "1.2.0", WORDED),
            publish("v1/a", "2.0.0", BROKEN));

    assertThat(version(publish("v1/a", "1.0.1", withComment()), state)).isEqualTo("v1/a@1.0.1");
    assertThat(refusal(publish("v1/a", "1.1.0", WIDENED), state))
        .asInstanceOf(type(Refusal.BumpTooSmall.class))
        .matches(small -> small.to().toString().equals("v1/a@1.2.0"))
        .matches(small -> small.smallest().toString().equals("2.1.0"));
  }

  @Test
  void theNarrowestLevelDecides() {
    RegistryState state =
        States.after(
            level("*", Level.BACKWARD),
            level("track:v1", Level.SEMVER),
            level("subject:v1/b", Level.NONE),
            publish("v1/a", "1.0.0", BASE),
            publish("v1/b", "1.0.0", BASE),
            publish("v2/a", "2.0.0", BASE));

    assertThat(refusal(publish("v1/a", "1.0.1", BROKEN), state))
        .isInstanceOf(Refusal.BumpTooSmall.class);
    assertThat(decide(publish("v1/b", "1.0.1", BROKEN), state)).isInstanceOf(Granted.class);
    assertThat(refusal(publish("v2/a", "3.0.0", BROKEN), state))
        .asInstanceOf(type(Refusal.IncompatibleChange.class))
        .matches(change -> change.against().toString().equals("v2/a@2.0.0"));
    assertThat(refusal(publish("v2/a", BROKEN), state))
        .isInstanceOf(Refusal.IncompatibleChange.class);
  }

  @Test
  void transitiveLevelsLookAtEveryVersionBefore() {
    RegistryState history =
        States.after(
            anythingGoes(), publish("v1/a", "1.0.0", BROKEN), publish("v1/a", "2.0.0", BASE));
    RegistryState last = after(level("*", Level.BACKWARD), history);
    RegistryState all = after(level("*", Level.BACKWARD_TRANSITIVE), history);

    assertThat(decide(publish("v1/a", "2.1.0", WORDED), last)).isInstanceOf(Granted.class);
    assertThat(refusal(publish("v1/a", "2.1.0", WORDED), all))
        .asInstanceOf(type(Refusal.IncompatibleChange.class))
        .matches(change -> change.against().toString().equals("v1/a@1.0.0"));
  }

  private static String withComment() {
    return WORDED.replace("title", "description");
  }

  private static String text(String change) {
    return switch (change) {
      case "words" -> WORDED;
      case "more" -> GROWN;
      default -> BROKEN;
    };
  }

  private static RegistryState after(Command command, RegistryState before) {
    return States.replay(before, ((Granted) decide(command, before)).facts());
  }

  private static String version(Command command, RegistryState state) {
    return ((VersionStands) ((Granted) decide(command, state)).reply()).ref().toString();
  }

  private static Refusal refusal(Command command, RegistryState state) {
    return ((Refused) decide(command, state)).refusal();
  }

  private static Decision decide(Command command, RegistryState state) {
    return Deciding.decide(command, state, new Comparisons());
  }
}
