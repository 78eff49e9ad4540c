package dev.assay.triage.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.redrives.MovedSegment;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.triage.group.LetterPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MovedTrailTest {
  private static final FailureFingerprint GROUP = new FailureFingerprint("v1:00000000000000aa");

  private final MovedTrail trail = MovedTrail.of(redrive(), "t", 0, Optional.empty());

  @Test
  void aWholeGroupTakesOneRangeHoweverManyOthersShareItsTopic() {
    for (long offset = 0; offset < 1_000_000; offset += 7) {
      trail.moved(offset);
    }

    assertThat(trail.takeChanged())
        .singleElement()
        .satisfies(segment -> assertThat(segment.gaps()).hasSize(2));
  }

  @Test
  void everyOtherLetterLeftStandingStillTakesBoundedRecords() {
    Map<Integer, MovedSegment> written = new TreeMap<>();
    for (long offset = 0; offset < 10_000; offset += 2) {
      trail.moved(offset);
      trail.left();
      if (offset % 100 == 0) {
        trail.takeChanged().forEach(each -> written.put(each.number(), each));
      }
    }
    trail.takeChanged().forEach(each -> written.put(each.number(), each));

    assertThat(written).hasSize(5);
    assertThat(written.values())
        .allMatch(segment -> segment.gaps().size() <= 2 * MovedTrail.MAX_RANGES);
    Redriven redriven = Redriven.of(written.values());
    for (long offset = 0; offset < 10_000; offset++) {
      assertThat(redriven.contains(GROUP, new LetterPosition("t", 0, offset)))
          .isEqualTo(offset % 2 == 0);
    }
  }

  @Test
  void whatWasMovedOfOneGroupSaysNothingAboutAnother() {
    trail.moved(3);
    Redriven redriven = Redriven.of(trail.takeChanged());

    assertThat(redriven.contains(GROUP, new LetterPosition("t", 0, 3))).isTrue();
    assertThat(
            redriven.contains(
                new FailureFingerprint("v1:00000000000000bb"), new LetterPosition("t", 0, 3)))
        .isFalse();
    assertThat(redriven.contains(GROUP, new LetterPosition("t", 1, 3))).isFalse();
    assertThat(redriven.contains(GROUP, new LetterPosition("u", 0, 3))).isFalse();
  }

  @Test
  void nothingNewIsNotWrittenAgain() {
    trail.moved(3);
    assertThat(trail.takeChanged()).hasSize(1);
    assertThat(trail.takeChanged()).isEmpty();
  }

  private static RedriveRecord redrive() {
    return new RedriveRecord(
        RedriveRecord.FORM,
        "r1",
        new RedriveRecord.Asked("ada", "", 0, true),
        new RedriveWish(
            RedriveWish.Selection.all(List.of("t")).ofGroup(GROUP.value()),
            RedriveWish.Repair.NONE,
            RedriveWish.Movement.DEFAULT),
        RedriveState.RUNNING,
        Optional.empty(),
        "one",
        List.of(),
        RedriveCounts.NONE,
        Optional.empty(),
        0);
  }
}
