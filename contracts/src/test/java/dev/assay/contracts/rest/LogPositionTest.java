package dev.assay.contracts.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogPositionTest {
  @Test
  void readsBackAsWritten() {
    assertThat(LogPosition.parse(new LogPosition(41, -1).toString()))
        .isEqualTo(new LogPosition(41, -1));
  }

  @Test
  void aBareNumberSpeaksOfTheSchemasOnly() {
    assertThat(LogPosition.parse("41")).isEqualTo(new LogPosition(41, -1));
  }

  @Test
  void isAtLeastOnlyWhereBothTopicsAre() {
    assertThat(new LogPosition(5, 5).isAtLeast(new LogPosition(5, 5))).isTrue();
    assertThat(new LogPosition(5, 4).isAtLeast(new LogPosition(5, 5))).isFalse();
    assertThat(new LogPosition(4, 5).isAtLeast(new LogPosition(5, 5))).isFalse();
  }

  @Test
  void textThatIsNoneIsRefusedWithTheRemedy() {
    assertThatThrownBy(() -> LogPosition.parse("latest"))
        .hasMessageContaining("'latest'")
        .hasMessageContaining("hand back an Assay-Offset");
  }
}
