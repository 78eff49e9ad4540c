package dev.assay.triage.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FailureGroupPropertiesTest {

  @Property(tries = 300)
  void theSameDeadLettersInAnyOrderMakeTheSameGroup(
      @ForAll("letters") List<DeadLetterRecord> letters, @ForAll Random random) {
    assertThat(Letters.grouped(shuffled(letters, random))).isEqualTo(Letters.grouped(letters));
  }

  @Property(tries = 300)
  void aGroupCountsEveryDeadLetterBetweenItsFirstAndItsLast(
      @ForAll("letters") List<DeadLetterRecord> letters) {
    FailureGroup group = Letters.grouped(letters);

    assertThat(group.count()).isEqualTo(letters.size());
    assertThat(letters)
        .extracting(letter -> letter.sample().moment().failedAt())
        .contains(group.firstSeen(), group.lastSeen())
        .allMatch(at -> !at.isBefore(group.firstSeen()) && !at.isAfter(group.lastSeen()));
  }

  @Property(tries = 300)
  void theSameDeadLettersInAnyOrderLeaveTheSameSamples(
      @ForAll("letters") List<DeadLetterRecord> letters, @ForAll Random random) {
    assertThat(Letters.kept(shuffled(letters, random))).isEqualTo(Letters.kept(letters));
  }

  @Property(tries = 300)
  void theFirstThreeAndTheLatestSevenAreKept(@ForAll("letters") List<DeadLetterRecord> letters) {
    List<Sample> sorted = letters.stream().map(DeadLetterRecord::sample).sorted().toList();
    int n = sorted.size();

    KeptSamples kept = Letters.kept(letters);

    assertThat(kept.first()).isEqualTo(sorted.subList(0, Math.min(3, n)));
    assertThat(kept.latest()).isEqualTo(sorted.subList(Math.max(Math.min(3, n), n - 7), n));
    assertThat(kept.oldestFirst()).isSorted().hasSize(Math.min(10, n)).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<List<DeadLetterRecord>> letters() {
    return Letters.distinct();
  }

  private static <T> List<T> shuffled(List<T> values, Random random) {
    List<T> copy = new ArrayList<>(values);
    Collections.shuffle(copy, random);
    return copy;
  }
}
