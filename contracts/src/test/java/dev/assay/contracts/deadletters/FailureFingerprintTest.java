package dev.assay.contracts.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureFingerprintTest {
  private static final String SCHEMA = "telemetry.HealthStatus";

  @Test
  void theRecipeOfV1NeverChanges() {
    assertThat(of(at("/components/3/state", "enum")).value()).isEqualTo("v1:cf3279aa8d104133");
  }

  @Test
  void arrayIndicesDoNotCount() {
    assertThat(of(at("/components/0/state", "enum")))
        .isEqualTo(of(at("/components/17/state", "enum")));
    assertThat(of(at("/matrix/0/1", "type"))).isEqualTo(of(at("/matrix/5/6", "type")));
  }

  @Test
  void namesThatOnlyBeginWithADigitAreNoIndices() {
    assertThat(of(at("/0a", "type"))).isNotEqualTo(of(at("/1a", "type")));
  }

  @Test
  void twoForgottenFieldsAreTwoFailures() {
    assertThat(of(missing("ts"))).isNotEqualTo(of(missing("capacity")));
  }

  @Test
  void keywordAndSchemaCount() {
    assertThat(of(at("/a", "type"))).isNotEqualTo(of(at("/a", "enum")));
    assertThat(of(at("/a", "type")))
        .isNotEqualTo(
            FailureFingerprint.of(
                "other", DeadLetterReason.SCHEMA_VIOLATION, List.of(at("/a", "type"))));
  }

  @Test
  void theFirstViolationDecides() {
    assertThat(
            FailureFingerprint.of(
                SCHEMA,
                DeadLetterReason.SCHEMA_VIOLATION,
                List.of(at("/a", "type"), at("/b", "type"))))
        .isEqualTo(of(at("/a", "type")));
  }

  @Test
  void refusesATextThatIsNone() {
    assertThatThrownBy(() -> new FailureFingerprint("v1:XYZ"))
        .hasMessageContaining("v1:XYZ")
        .hasMessageContaining("16 hexadecimal digits");
  }

  @Test
  void unreadableDeadLettersAreOneGroupPerTopic() {
    assertThat(FailureFingerprint.ofUnreadable("a.dlq"))
        .isEqualTo(FailureFingerprint.ofUnreadable("a.dlq"))
        .isNotEqualTo(FailureFingerprint.ofUnreadable("b.dlq"));
  }

  private static FailureFingerprint of(Violation violation) {
    return FailureFingerprint.of(SCHEMA, DeadLetterReason.SCHEMA_VIOLATION, List.of(violation));
  }

  private static Violation at(String pointer, String keyword) {
    return new Violation(pointer, keyword, "#", "m", Optional.empty());
  }

  private static Violation missing(String property) {
    return new Violation("", "required", "#", "m", Optional.of(property));
  }
}
