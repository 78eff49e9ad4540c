package dev.assay.triage.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  @Test
  void aGroupThatNobodySpokeOfIsOpen() {
    assertThat(Marks.NONE.state(NOON, LATER)).isEqualTo(GroupState.OPEN);
  }

  @Test
  void aFixedGroupThatFailsLaterHasRegressedWithoutAnybodySayingSo() {
    Marks fixed = Marks.NONE.with(mark("1", MarkKind.FIXED, Optional.empty()));

    assertThat(fixed.state(NOON.minusSeconds(1), LATER)).isEqualTo(GroupState.FIXED);
    assertThat(fixed.state(NOON, LATER)).isEqualTo(GroupState.FIXED);
    assertThat(fixed.state(NOON.plusMillis(1), LATER)).isEqualTo(GroupState.REGRESSED);
  }

  @Test
  void aMuteEndsByItselfAtItsTime() {
    Marks muted = Marks.NONE.with(mark("1", MarkKind.MUTED, Optional.of(LATER)));

    assertThat(muted.state(NOON, LATER.minusMillis(1))).isEqualTo(GroupState.MUTED);
    assertThat(muted.state(NOON, LATER)).isEqualTo(GroupState.OPEN);
    assertThat(
            Marks.NONE
                .with(mark("2", MarkKind.MUTED, Optional.empty()))
                .state(NOON, NOON.plusSeconds(1L << 30)))
        .isEqualTo(GroupState.MUTED);
  }

  @Test
  void theLatestStatementCountsAndTheOthersAreKeptAsHistory() {
    Marks marks = Marks.NONE;
    for (int i = 0; i < 25; i++) {
      marks = marks.with(mark("" + i, MarkKind.FIXED, Optional.empty()));
    }
    marks = marks.with(mark("open", MarkKind.OPEN, Optional.empty()));

    assertThat(marks.state(LATER, LATER)).isEqualTo(GroupState.OPEN);
    assertThat(marks.latestFirst())
        .hasSize(Marks.MAX)
        .extracting(Mark::id)
        .startsWith("open", "24");
  }

  @Test
  void whatIsReadTwiceCountsOnce() {
    Marks once = Marks.NONE.with(mark("1", MarkKind.FIXED, Optional.empty()));

    assertThat(once.with(mark("1", MarkKind.FIXED, Optional.empty()))).isSameAs(once);
  }

  @Test
  void onlyAMuteEndsAndEveryMarkHasAnAuthor() {
    assertThatThrownBy(() -> mark("1", MarkKind.FIXED, Optional.of(LATER)))
        .hasMessageContaining("'until' belongs to muted");
    assertThatThrownBy(() -> new Mark("1", MarkKind.OPEN, Optional.empty(), " ", "", NOON))
        .hasMessageContaining("by whom");
    assertThatThrownBy(
            () -> new Mark("1", MarkKind.OPEN, Optional.empty(), "ada", "r".repeat(1_001), NOON))
        .hasMessageContaining("1001 characters");
  }

  private static Mark mark(String id, MarkKind kind, Optional<Instant> until) {
    return new Mark(id, kind, until, "cli:ada", "because", NOON);
  }
}
