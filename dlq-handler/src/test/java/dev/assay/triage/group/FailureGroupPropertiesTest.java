package dev.assay.triage.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.triage.timeline.HourTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FailureGroupPropertiesTest {

  @Property(tries = 300)
  void theSameDeadLettersInAnyOrderMakeTheSameGroup(
      @ForAll("letters") List<DeadLetterRecord> letters, @ForAll Random random) {
    FailureGroup one = Letters.grouped(letters);
    FailureGroup other = Letters.grouped(shuffled(letters, random));

    assertThat(other.profile()).isEqualTo(one.profile());
    assertThat(other.count()).isEqualTo(one.count());
    assertThat(other.firstSeen()).isEqualTo(one.firstSeen());
    assertThat(other.figures().latest()).isEqualTo(one.figures().latest());
    // Sums of floating-point numbers differ in their last digits by order.
    assertThat(other.figures().tempo().recent())
        .isCloseTo(one.figures().tempo().recent(), within(1e-6));
    assertThat(other.figures().tempo().usual())
        .isCloseTo(one.figures().tempo().usual(), within(1e-6));
  }

  @Property(tries = 300)
  void aGroupCountsEveryDeadLetterBetweenItsFirstAndItsLast(
      @ForAll("letters") List<DeadLetterRecord> letters) {
    FailureGroup group = Letters.grouped(letters);

    assertThat(group.count()).isEqualTo(letters.size());
    assertThat(letters)
        .extracting(letter -> letter.moment().failedAt())
        .contains(group.firstSeen(), group.lastSeen())
        .allMatch(at -> !at.isBefore(group.firstSeen()) && !at.isAfter(group.lastSeen()));
  }

  @Property(tries = 500)
  void theSameDeadLettersInAnyOrderLeaveTheSameSamples(
      @ForAll("letters") List<DeadLetterRecord> letters, @ForAll Random random) {
    assertThat(Letters.planned(shuffled(letters, random))).isEqualTo(Letters.planned(letters));
  }

  @Property(tries = 300)
  void samplesAreBoundedAndHoldTheFirstFiveAndTheLastTenSeconds(
      @ForAll("letters") List<DeadLetterRecord> letters) {
    List<Moment> sorted = letters.stream().map(DeadLetterRecord::moment).sorted().toList();
    long lastSecond = sorted.getLast().failedAt().getEpochSecond();
    Instant lastTen = Instant.ofEpochSecond(lastSecond - Math.floorMod(lastSecond, 10L));

    List<Moment> kept = Letters.planned(letters).kept();

    assertThat(kept).isSorted().hasSizeLessThanOrEqualTo(SamplePlan.MAX_SAMPLES);
    assertThat(kept).containsAll(sorted.subList(0, Math.min(SamplePlan.MAX_FIRST, sorted.size())));
    assertThat(kept.getLast().failedAt()).isAfterOrEqualTo(lastTen);
  }

  @Property(tries = 300)
  void theSameDeadLettersInAnyOrderMakeTheSameTimeline(
      @ForAll("times") List<Long> times, @ForAll Random random) {
    assertThat(tallied(shuffled(times, random))).isEqualTo(tallied(times));
  }

  /** What stands in one place of a timeline, which several hours share. */
  private static HourTally tallied(List<Long> times) {
    HourTally tally = HourTally.empty(HourTally.hourOf(times.getFirst()));
    for (long at : times) {
      tally = tally.with(at);
    }
    return tally;
  }

  @Provide
  Arbitrary<List<DeadLetterRecord>> letters() {
    return Letters.distinct();
  }

  @Provide
  Arbitrary<List<Long>> times() {
    long week = HourTally.HOURS * 3_600_000L;
    return Arbitraries.longs()
        .between(0, 3)
        .flatMap(weeks -> Arbitraries.longs().between(0, 3_599_999).map(ms -> weeks * week + ms))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private static <T> List<T> shuffled(List<T> values, Random random) {
    List<T> copy = new ArrayList<>(values);
    Collections.shuffle(copy, random);
    return copy;
  }
}
