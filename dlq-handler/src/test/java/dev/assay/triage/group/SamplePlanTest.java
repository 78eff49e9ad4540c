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

    assertThat(plan.first()).extracting(at -> at.failedAt().getEpochSecond()).contains(0L, 40L);
    assertThat(plan.spread()).hasSizeBetween(4, SamplePlan.MAX_SPREAD);
    assertThat(plan.spread().getLast().failedAt().toEpochMilli()).isGreaterThan(DAY_MS / 2);
    assertThat(plan.recent())
        .extracting(at -> at.failedAt().toEpochMilli())
        .containsExactly(DAY_MS - 30_000, DAY_MS - 20_000, DAY_MS - 10_000);
  }

  @Test
  void aFloodWithinTenSecondsChangesNothingOnceThereAreFive() {
    SamplePlan five = SamplePlan.NONE;
    for (int n = 0; n < SamplePlan.MAX_FIRST; n++) {
      five = five.with(Letters.moment(10_000 + n, n));
    }

    for (long offset : LongStream.range(5, 10_000).toArray()) {
      assertThat(five.with(Letters.moment(10_100 + offset % 9_900, offset))).isSameAs(five);
    }
    assertThat(five.kept()).hasSize(SamplePlan.MAX_FIRST);
    assertThat(five.with(Letters.moment(20_000, 10_000)).recent()).hasSize(2);
  }

  @Test
  void aDeadLetterThatComesTwiceIsKeptOnce() {
    SamplePlan once = SamplePlan.NONE.with(Letters.moment(1, 1));

    assertThat(once.with(Letters.moment(1, 1)).kept()).isEqualTo(List.of(Letters.moment(1, 1)));
  }
}
