package dev.assay.triage.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    DeadLetterRecord stranger = Letters.at(2, 2);

    assertThatThrownBy(() ->
            group.with(
                new DeadLetterRecord(
                    new FailureFingerprint("v1:ffffffffffffffff"),
                    stranger.complaint(),
                    stranger.sample())))
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
  void sourceTopicsAreSortedAndBounded() {
    List<DeadLetterRecord> letters =
        IntStream.range(0, 40)
            .mapToObj(n -> Letters.letter(n, n, "topic-%02d".formatted(39 - n), "v1/a@1.0.0"))
            .toList();

    assertThat(Letters.grouped(letters).reach().sourceTopics())
        .hasSize(Reach.MAX_SOURCE_TOPICS)
        .isSorted()
        .startsWith("topic-00");
  }

  @Test
  void aGroupWithoutDeadLettersOrThatEndsBeforeItBeginsIsNone() {
    FailureGroup group = FailureGroup.of(Letters.at(7, 1));

    assertThatThrownBy(() -> copy(group, 0, group.firstSeen())).hasMessageContaining("counts 0");
    assertThatThrownBy(() -> copy(group, 1, Instant.ofEpochMilli(8)))
        .hasMessageContaining("after it was last seen");
  }

  private static FailureGroup copy(FailureGroup group, long count, Instant firstSeen) {
    return new FailureGroup(
        group.fingerprint(), count, firstSeen, group.latest(), group.complaint(), group.reach());
  }
}
