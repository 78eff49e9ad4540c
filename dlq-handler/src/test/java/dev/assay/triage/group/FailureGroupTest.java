package dev.assay.triage.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.contracts.deadletters.FailureFingerprint;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureGroupTest {

  @Test
  void aLateDeadLetterMovesFirstSeenBackAndLeavesLastSeenAndMessage() {
    FailureGroup group = Letters.grouped(List.of(Letters.at(100, 1), Letters.at(40, 2)));

    assertThat(group.count()).isEqualTo(2);
    assertThat(group.firstSeen()).isEqualTo(Instant.ofEpochMilli(40));
    assertThat(group.lastSeen()).isEqualTo(Instant.ofEpochMilli(100));
    assertThat(group.complaint().message()).isEqualTo("message 1");
  }

  @Test
  void aDeadLetterOfAnotherGroupIsRefused() {
    FailureGroup group = FailureGroup.of(Letters.at(1, 1));
    DeadLetterRecord stranger =
        Letters.letter(new FailureFingerprint("v1:ffffffffffffffff"), 2, 2, "t", "v1/a@1.0.0");

    assertThatThrownBy(() -> group.with(stranger))
        .hasMessage(
            "a dead letter of group v1:ffffffffffffffff does not belong to v1:0123456789abcdef");
  }

  @Test
  void theNewestEightVersionsAreKeptInTheOrderOfVersionsNotOfTexts() {
    List<DeadLetterRecord> letters =
        IntStream.of(2, 10, 9, 1, 8, 7, 6, 5, 4, 3)
            .mapToObj(
                n -> Letters.letter(n, n, "t", "v1/telemetry.FeedbackEvent@1.%d.0".formatted(n)))
            .toList();

    assertThat(Letters.grouped(letters).reach().schemas())
        .extracting(schema -> schema.version().orElseThrow().minor())
        .containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void topicsAndProducersAreSortedAndBounded() {
    List<DeadLetterRecord> letters =
        IntStream.range(0, 40)
            .mapToObj(n -> Letters.letter(n, n, "topic-%02d".formatted(39 - n), "v1/a@1.0.0"))
            .toList();
    Reach reach = Letters.grouped(letters).reach();

    assertThat(reach.sourceTopics()).hasSize(Reach.MAX_TOPICS).isSorted().startsWith("topic-00");
    assertThat(reach.producers()).hasSize(Reach.MAX_PRODUCERS).isSorted().startsWith("store-0");
    assertThat(reach.deadLetterTopics()).containsExactly("some.dlq");
  }

  @Test
  void aDeadLetterThatSaysNothingNewLeavesTheProfileAsItIs() {
    Profile profile = Profile.of(Letters.at(1, 20));

    assertThat(profile.with(Letters.at(2, 20), true)).isSameAs(profile);
    assertThat(profile.with(Letters.at(2, 40), false)).isSameAs(profile);
    assertThat(profile.with(Letters.at(2, 40), true)).isNotSameAs(profile);
  }

  @Test
  void figuresWithoutDeadLettersOrThatEndBeforeTheyBeginAreNone() {
    Figures figures = FailureGroup.of(Letters.at(7, 1)).figures();

    assertThatThrownBy(() -> new Figures(0, figures.firstSeen(), figures.latest(), figures.tempo()))
        .hasMessageContaining("counts 0");
    assertThatThrownBy(
            () -> new Figures(1, Instant.ofEpochMilli(8), figures.latest(), figures.tempo()))
        .hasMessageContaining("after it was last seen");
  }

  @Test
  void oneDeadLetterASecondIsSixtyAMinuteNowAndAsARule() {
    Tempo tempo = Tempo.of(0);
    for (long ms = 1_000; ms <= 7_200_000; ms += 1_000) {
      tempo = tempo.with(ms);
    }

    assertThat(tempo.perMinute(7_200_000)).isCloseTo(60, within(1.0));
    assertThat(tempo.usuallyPerMinute(7_200_000, 0)).isCloseTo(60, within(1.0));
    assertThat(tempo.perMinute(7_200_000 + 3_600_000)).isLessThan(0.01);
  }
}
