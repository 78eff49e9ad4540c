package dev.assay.triage.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplePlanTest {
  private static final long DAY_MS = 86_400_000;

  @Test
  void samplesOfADayAreSpreadOverTheDay() {
    // One dead letter every 10 seconds.
    SamplePlan plan = SamplePlan.NONE;
    for (long ms = 0; ms < DAY_MS; ms += 10_000) {
      plan = plan.with(Letters.moment(ms, ms / 10_000));
    }

    assertThat(plan.first()).extracting(at -> at.failedAt().getEpochSecond()).contains(0L, 20L);
    assertThat(plan.spread()).hasSizeBetween(4, SamplePlan.MAX_SPREAD);
    assertThat(plan.spread().getLast().failedAt().toEpochMilli()).isGreaterThan(DAY_MS / 2);
    assertThat(plan.recent())
        .extracting(at -> at.failedAt().toEpochMilli())
        .contains(DAY_MS - 10_000, DAY_MS - 50_000);
  }

  @Test
  void aFloodWithinASecondChangesNothingOnceThereAreThree() {
    SamplePlan before =
        SamplePlan.NONE
            .with(Letters.moment(5_000, 1))
            .with(Letters.moment(5_000, 2))
            .with(Letters.moment(5_001, 3));

    for (long offset : LongStream.range(4, 1_000).toArray()) {
      assertThat(before.with(Letters.moment(5_002 + offset % 900, offset))).isSameAs(before);
    }
    assertThat(before.kept()).hasSize(3);
  }

  @Test
  void aDeadLetterThatComesTwiceIsKeptOnce() {
    SamplePlan once = SamplePlan.NONE.with(Letters.moment(1, 1));

    assertThat(once.with(Letters.moment(1, 1)).kept()).isEqualTo(List.of(Letters.moment(1, 1)));
  }
}
