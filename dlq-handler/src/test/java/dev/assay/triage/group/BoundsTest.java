package dev.assay.triage.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schema.validation.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final Violation LONG =
      new Violation(
          "/" + "i".repeat(600),
          "k".repeat(600),
          "s".repeat(600),
          "m".repeat(2000),
          Optional.of("p".repeat(600)));

  @Test
  void violationsAreCutInNumberAndLengthTogether() {
    Violation small = new Violation("/a", "type", "#/type", "m", Optional.empty());

    assertThat(Bounds.cut(Collections.nCopies(12, small))).hasSize(10);
    assertThat(Bounds.cut(Collections.nCopies(12, LONG))).hasSize(1);
    assertThat(Bounds.cut(List.of(LONG)).getFirst().message()).hasSize(Bounds.MAX_MESSAGE_LENGTH);
  }

  @Test
  void aCutTextEndsWithAWholeCharacter() {
    assertThat(Bounds.cut("ab🚀", 3)).isEqualTo("ab");
    assertThat(Bounds.cut("ab🚀", 4)).isEqualTo("ab🚀");
  }

  @Test
  void aSampleThatNobodyCutIsRefused() {
    Sample sample = Letters.sample(Letters.at(1, 1));

    assertThatThrownBy(() ->
            new Sample(
                sample.moment(),
                sample.origin(),
                sample.schema(),
                sample.producer(),
                sample.event(),
                0,
                List.of(LONG)))
        .hasMessageContaining("cut them first");
    assertThatThrownBy(() ->
            new Complaint(
                LetterWriter.UNKNOWN, "x".repeat(400), FailureReason.UNREADABLE, "", "", ""))
        .hasMessageContaining("schema has 400 characters, more than the 350 that are kept");
    assertThatThrownBy(() -> new Trace("t", Optional.empty(), Optional.of("p".repeat(200))))
        .hasMessageContaining("producer has 200 characters");
  }

  @Test
  void theReasonsAreThoseOfValidatorsAndTwoOfOthers() {
    assertThat(FailureReason.all())
        .extracting(FailureReason::text)
        .containsExactly(
            "not-json",
            "unknown-schema",
            "schema-violation",
            "too-large",
            "too-deep",
            "internal",
            "application-error",
            "unreadable");
    assertThat(FailureReason.named("nonsense")).isEmpty();
    assertThatThrownBy(() -> new FailureReason("nonsense")).hasMessageContaining("'nonsense'");
  }
}
