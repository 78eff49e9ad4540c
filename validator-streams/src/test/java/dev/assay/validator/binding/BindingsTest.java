package dev.assay.validator.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import dev.assay.validator.binding.Combination.Audience;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingsTest {
  private static final SchemaName SCHEMA = new SchemaName("telemetry.FeedbackEvent");
  private static final Audience AUDIENCE =
      new Audience(BindingRule.DEFAULT_APPLICATION, TopicNames.DEFAULT);

  @Test
  void outputsAreNamedAfterTheSourceUnlessSaidOtherwise() {
    Binding binding = Binding.of("telemetry.feedback", SCHEMA);
    assertThat(binding.validatedTopic()).isEqualTo("telemetry.feedback.validated");
    assertThat(binding.deadLetterTopic()).isEqualTo("telemetry.feedback.dlq");
    assertThat(new Binding("a", to("a", "good", "bad")).validatedTopic()).isEqualTo("good");
  }

  @Test
  void aSourceBoundTwiceIsRefusedNamingBothKeys() {
    assertThatThrownBy(() -> bindings(named("a"), to("a", "x", "y")))
        .hasMessageContaining("bindings[1].source 'a'")
        .hasMessageContaining("bindings[0].source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.validated", "a.dlq", "a.parked", "x.validated", "x.dlq", "x.parked"})
  void whatABindingWritesOrMightWriteCanNotBeASource(String source) {
    assertThatThrownBy(() -> bindings(named("a"), named(source)))
        .hasMessageContaining("bindings[1].source '" + source + "'");
  }

  @Test
  void anOutputOfALaterBindingIsNoSourceEither() {
    assertThatThrownBy(() -> bindings(named("b"), to("a", "b", "y")))
        .hasMessageContaining("bindings[0].source 'b'")
        .hasMessageContaining("bindings[1].validated");
  }

  @Test
  void aBindingThatWritesToItsOwnSourceIsRefused() {
    assertThatThrownBy(() -> bindings(to("a", "a", "y")))
        .hasMessageContaining("bindings[0].source 'a'");
  }

  @Test
  void deadLettersAndValidatedEventsNeverShareATopic() {
    assertThatThrownBy(() -> bindings(to("a", "x", "y"), to("b", "y", "z")))
        .hasMessageContaining("bindings[0].dead-letters 'y'");
    assertThat(bindings(to("a", "x", "y"), to("b", "x", "y")).list()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"assay.audit", "assay.redrives", "assay.instances", "assay.of-tomorrow"})
  void theRegistrysTopicsAreNeitherReadNorWritten(String topic) {
    assertThatThrownBy(() -> bindings(to("a", topic, "y")))
        .hasMessageContaining("bindings[0].validated '" + topic + "'");
    assertThatThrownBy(() -> bindings(to("a", "x", topic)))
        .hasMessageContaining("bindings[0].dead-letters '" + topic + "'");
    assertThatThrownBy(() -> bindings(named(topic)))
        .hasMessageContaining("bindings[0].source '" + topic + "'");
  }

  @Test
  void aTopicNameThatKafkaWouldRefuseIsRefusedHere() {
    assertThatThrownBy(() -> Binding.of("tele metry", SCHEMA))
        .hasMessageContaining("source 'tele metry'");
  }

  @Test
  void twoBindingsOfOneNameAreRefused() {
    assertThatThrownBy(() ->
            bindings(
                StatedBinding.configured("n", named("a").rule()),
                StatedBinding.configured("n", named("b").rule())))
        .hasMessageContaining("bindings[1].name 'n'");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          telemetry.feedback,           named
          telemetry.health,             all
          telemetry.other.v2,           all
          market.quote,                 -
          telemetry.health.validated,   -
          telemetry.health.dlq,         -
          telemetry.health.parked,      -
          telemetry.clean,              -
          telemetry.dirty,              -
          telemetry.app-changelog,      -
          telemetry.app-repartition,    -
          x.telemetry.health,           -
          telemetry.late,               late
          assay.audit,                  -
          __consumer_offsets,           -
          """)
  void aPatternMeetsWhatMatchesButNeverAnOutputNorATopicOfSomebodyElse(
      String topic, String binding) {
    Bindings bindings =
        bindings(
            StatedBinding.configured(
                "named", to("telemetry.feedback", "telemetry.clean", "telemetry.dirty").rule()),
            pattern("late", "telemetry\\.la.*"),
            pattern("all", "telemetry\\..*"));
    assertThat(bindings.of(topic).map(Binding::name)).isEqualTo(Optional.ofNullable(binding));
  }

  @Test
  void evenAPatternOfEverythingMeetsNothingOfOurs() {
    Bindings bindings = bindings(pattern("all", ".*"));
    assertThat(List.of("assay.schemas", "a.validated", "a.dlq", "a.parked", "__transaction_state"))
        .allSatisfy(topic -> assertThat(bindings.of(topic)).isEmpty());
    assertThat(bindings.of("a")).isPresent();
    assertThat(bindings.list()).extracting(Binding::validatedTopic).containsExactly("a.validated");
  }

  @Test
  void aPatternHasNoOutputsOfItsOwn() {
    assertThatThrownBy(() ->
            rule(new SourceTopics.Matching("a.*"), new Outputs(Optional.of("x"), Optional.empty())))
        .hasMessageContaining("pattern 'a.*'")
        .hasMessageContaining("leave out");
    assertThatThrownBy(() -> new SourceTopics.Matching("a(")).hasMessageContaining("pattern 'a('");
  }

  @Test
  void whatIsReadChangesOnlyWithSourcesNotWithSchemasOrOutputsElsewhere() {
    Sources before = bindings(named("a"), named("b")).sources();
    assertThat(bindings(to("a", "x", "y"), named("b")).sources()).isEqualTo(before);
    assertThat(bindings(named("a")).sources()).isNotEqualTo(before);
    Sources withPattern = bindings(named("a"), pattern("p", ".*")).sources();
    assertThat(bindings(to("a", "x", "y"), pattern("p", ".*")).sources()).isNotEqualTo(withPattern);
  }

  @Test
  void aDecisionTakesThePlaceOfTheConfiguredBindingOfItsName() {
    Combination both = combine(List.of(named("a"), named("b")), decided("a", 1, to("c", "x", "y")));
    assertThat(both.setAside()).isEmpty();
    assertThat(both.admitted())
        .extracting(one -> one.rule().sources().text())
        .containsExactly("b", "c");
  }

  @Test
  void aDecisionThatCanNotStandIsSetAsideAndHarmsNobody() {
    Combination both =
        combine(
            List.of(named("a")),
            decided("late", 7, named("b")),
            decided("clash", 2, named("a")),
            decided("early", 3, named("b")));
    assertThat(both.admitted()).extracting(StatedBinding::name).containsExactly("a", "early");
    assertThat(both.setAside()).containsOnlyKeys("clash", "late");
    assertThat(both.setAside().get("late")).contains("binding early.source");
  }

  @Test
  void aDecisionForAnotherApplicationIsNotForUs() {
    BindingDecision foreign =
        new BindingDecision(
            "a",
            Optional.of(
                new BindingRule(
                    "other",
                    new SourceTopics.Named("b"),
                    SCHEMA,
                    List.of(Track.V1),
                    Outputs.BY_SUFFIX,
                    Handling.DEFAULT)),
            1,
            "ada",
            "",
            Instant.EPOCH);
    assertThat(combine(List.of(named("a")), foreign).admitted())
        .extracting(one -> one.from())
        .containsExactly(StatedBinding.Origin.CONFIGURATION);
  }

  private static Combination combine(List<StatedBinding> configured, BindingDecision... decisions) {
    return Combination.of(configured, Arrays.asList(decisions), AUDIENCE, one -> Optional.empty());
  }

  private static BindingDecision decided(String name, long revision, StatedBinding like) {
    return new BindingDecision(name, Optional.of(like.rule()), revision, "ada", "", Instant.EPOCH);
  }

  private static Bindings bindings(StatedBinding... stated) {
    return Bindings.of(List.of(stated), TopicNames.DEFAULT);
  }

  private static StatedBinding named(String source) {
    return StatedBinding.configured(
        source, rule(new SourceTopics.Named(source), Outputs.BY_SUFFIX));
  }

  private static StatedBinding pattern(String name, String pattern) {
    return StatedBinding.configured(
        name, rule(new SourceTopics.Matching(pattern), Outputs.BY_SUFFIX));
  }

  private static StatedBinding to(String source, String validated, String deadLetters) {
    return StatedBinding.configured(
        source,
        rule(
            new SourceTopics.Named(source),
            new Outputs(Optional.of(validated), Optional.of(deadLetters))));
  }

  private static BindingRule rule(SourceTopics sources, Outputs outputs) {
    return new BindingRule(
        BindingRule.DEFAULT_APPLICATION,
        sources,
        SCHEMA,
        List.of(Track.V1),
        outputs,
        Handling.DEFAULT);
  }
}
