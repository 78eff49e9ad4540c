package dev.assay.validator.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingsTest {
  private static final SchemaName SCHEMA = new SchemaName("telemetry.FeedbackEvent");

  @Test
  void outputsAreNamedAfterTheSourceUnlessSaidOtherwise() {
    Binding binding = Binding.of("telemetry.feedback", SCHEMA);
    assertThat(binding.validatedTopic()).isEqualTo("telemetry.feedback.validated");
    assertThat(binding.deadLetterTopic()).isEqualTo("telemetry.feedback.dlq");
    assertThat(to("telemetry.feedback", "good", "bad").validatedTopic()).isEqualTo("good");
  }

  @Test
  void noBindingAtAllIsRefused() {
    assertThatThrownBy(() -> new Bindings(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bindings[0].source");
  }

  @Test
  void aSourceBoundTwiceIsRefusedNamingBothKeys() {
    assertThatThrownBy(() -> new Bindings(List.of(Binding.of("a", SCHEMA), to("a", "x", "y"))))
        .hasMessageContaining("bindings[1].source 'a'")
        .hasMessageContaining("bindings[0].source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.validated", "a.dlq", "a.parked"})
  void whatABindingWritesCanNotBeASource(String source) {
    assertThatThrownBy(
            () -> new Bindings(List.of(Binding.of("a", SCHEMA), Binding.of(source, SCHEMA))))
        .hasMessageContaining("bindings[1].source '" + source + "'")
        .hasMessageContaining("bindings[0].");
  }

  @Test
  void aBindingThatWritesToItsOwnSourceIsRefused() {
    assertThatThrownBy(() -> new Bindings(List.of(to("a", "a", "y"))))
        .hasMessageContaining("bindings[0].source 'a'");
  }

  @Test
  void deadLettersAndValidatedEventsNeverShareATopic() {
    assertThatThrownBy(() -> new Bindings(List.of(to("a", "x", "y"), to("b", "y", "z"))))
        .hasMessageContaining("bindings[0].dead-letters 'y'");
  }

  @Test
  void theRegistrysTopicsAreNeitherReadNorWritten() {
    Bindings bindings = new Bindings(List.of(to("a", "assay.audit", "y")));
    assertThatThrownBy(() -> bindings.requireApartFrom(TopicNames.DEFAULT))
        .hasMessageContaining("bindings[0].validated 'assay.audit'");
  }

  @Test
  void aTopicNameThatKafkaWouldRefuseIsRefusedHere() {
    assertThatThrownBy(() -> Binding.of("tele metry", SCHEMA))
        .hasMessageContaining("source 'tele metry'");
  }

  private static Binding to(String source, String validated, String deadLetters) {
    return new Binding(
        source,
        SCHEMA,
        List.of(Track.V1),
        Optional.of(validated),
        Optional.of(deadLetters),
        PayloadForm.AUTO,
        WhenUnchecked.PASS);
  }
}
