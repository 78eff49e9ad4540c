package dev.assay.devstack.demo;

import static dev.assay.devstack.demo.PressureLevel.HARD;
import static dev.assay.devstack.demo.PressureLevel.OK;
import static dev.assay.devstack.demo.PressureLevel.SOFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WatermarksTest {
  private static final Watermarks MARKS = new Watermarks(60, 85, 10);

  @ParameterizedTest
  @CsvSource({
    "OK,   0,  OK",
    "OK,   59, OK",
    "OK,   60, SOFT",
    "OK,   85, HARD",
    "SOFT, 59, SOFT",
    "SOFT, 50, SOFT",
    "SOFT, 49, OK",
    "SOFT, 84, SOFT",
    "SOFT, 85, HARD",
    "HARD, 84, HARD",
    "HARD, 75, HARD",
    "HARD, 74, SOFT",
    "HARD, 49, OK"
  })
  void aLevelIsEnteredAtItsMarkAndLeftBelowItsSlack(
      PressureLevel before, int size, PressureLevel after) {
    assertThat(MARKS.levelAfter(before, size)).isEqualTo(after);
  }

  @Property
  void aQueueThatHoversWithinTheSlackDoesNotFlap(@ForAll @IntRange(min = 75, max = 84) int size) {
    assertThat(MARKS.levelAfter(HARD, size)).isEqualTo(HARD);
    assertThat(MARKS.levelAfter(SOFT, size)).isEqualTo(SOFT);
  }

  @Property
  void theSameSizeTwiceChangesNothing(
      @ForAll PressureLevel before, @ForAll @IntRange(max = 100) int size) {
    PressureLevel once = MARKS.levelAfter(before, size);

    assertThat(MARKS.levelAfter(once, size)).isEqualTo(once);
  }

  @Property
  void everyCapacityThatAProfileAllowsHasMarks(
      @ForAll @IntRange(min = CoordinatorProfile.MIN_CAPACITY) int capacity) {
    Watermarks marks = Watermarks.ofCapacity(capacity);

    assertThat(marks.levelAfter(OK, capacity)).isEqualTo(HARD);
    assertThat(marks.levelAfter(HARD, 0)).isEqualTo(OK);
  }

  @Test
  void marksThatOverlapAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Watermarks(60, 65, 10))
        .withMessageContaining("65");
  }
}
