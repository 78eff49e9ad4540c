package dev.assay.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "v", "v0", "v01", "V1", "v10000", "1", "v1 ", "v1\n", "v-1"})
  void whatIsNoTrackIsRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Track(text))
        .withMessageContaining("'" + text + "'");
  }

  @Test
  void tracksAreOrderedByNumber() {
    assertThat(Stream.of("v10", "v2", "v1").map(Track::new).sorted())
        .extracting(Track::value)
        .containsExactly("v1", "v2", "v10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "-a", "a b", "a/b", "a@1", "a.", "a.schema", "ä", "a\n"})
  void whatIsNoSchemaNameIsRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SchemaName(text))
        .withMessageContaining("'" + text + "'");
  }

  @Test
  void aNameHasAtMostTwoHundredCharacters() {
    assertThat(new SchemaName("a".repeat(200)).value()).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> new SchemaName("a".repeat(201)));
  }

  @Test
  void aRequestedNameMayEndInSchema() {
    assertThat(SchemaName.requested("telemetry.FeedbackEvent.schema"))
        .isEqualTo(new SchemaName("telemetry.FeedbackEvent"));
  }

  @Test
  void subjectsAreReadAsTheyArePrintedAndOrderedByTrackThenName() {
    Subject subject = Subject.of("v2", "telemetry.FeedbackEvent");
    assertThat(subject).hasToString("v2/telemetry.FeedbackEvent");
    assertThat(Subject.parse(subject.toString())).isEqualTo(subject);
    assertThat(Stream.of("v10/a", "v2/b", "v2/a").map(Subject::parse).sorted())
        .extracting(Subject::toString)
        .containsExactly("v2/a", "v2/b", "v10/a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Subject.parse("telemetry"))
        .withMessageContaining("track/name");
  }

  @Test
  void schemaIdsArePositiveAndNeverWrapAround() {
    assertThat(new SchemaId(1).next()).isEqualTo(new SchemaId(2)).hasToString("2");
    assertThatIllegalArgumentException().isThrownBy(() -> new SchemaId(0));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new SchemaId(Integer.MAX_VALUE).next());
  }

  @Test
  void aFingerprintIsSixtyFourLowerCaseHexadecimalDigits() {
    assertThat(new Fingerprint("0a".repeat(32))).hasToString("0a".repeat(32));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("0A".repeat(32)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("0a".repeat(31)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "v1/a", "v1/a@1.2.0", "a@1.2.7-timezone-fix", "a@1", "v1/a@0.3"})
  void referencesAreReadAsTheyArePrinted(String text) {
    assertThat(SchemaReference.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v1/", "/a", "x/a", "a@", "a@1.", "a@01", "a@v1", "v1/b/a", "a@1.0.0@2.0.0"})
  void whatIsNoReferenceIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SchemaReference.parse(text));
  }

  @Test
  void theLatestOfASubjectNamesNoVersion() {
    assertThat(SchemaReference.latestOf(Subject.parse("v1/a")))
        .isEqualTo(
            new SchemaReference(Optional.of(Track.V1), new SchemaName("a"), Optional.empty()));
  }
}
