package dev.assay.validator.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LogBarrierTest {
  private static final TopicPartition LOG = new TopicPartition("assay.schemas", 0);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final List<String> questions = new ArrayList<>();
  private final LogReach reach = new LogReach();
  private Optional<Long> logEnd = Optional.of(10L);
  private long sourceEnd = 100;

  private final LogBarrier barrier =
      new LogBarrier(
          (partition, isolation, atMost) -> {
            questions.add(partition.topic());
            assertThat(isolation)
                .isEqualTo(
                    partition.equals(LOG)
                        ? IsolationLevel.READ_COMMITTED
                        : IsolationLevel.READ_UNCOMMITTED);
            return partition.equals(LOG) ? logEnd : Optional.of(sourceEnd);
          },
          reach,
          LOG);

  @Test
  void oneAnswerSettlesAllThatWasWrittenBeforeTheQuestion() {
    reach.appliedUpTo(10);
    assertThat(barrier.await(at(7), Optional.empty(), LONG)).isTrue();
    assertThat(barrier.await(at(99), Optional.empty(), LONG)).isTrue();
    assertThat(questions).containsExactly("orders", "assay.schemas");
    assertThat(barrier.await(at(100), Optional.empty(), LONG)).isTrue();
    assertThat(questions).hasSize(4);
  }

  @Test
  void anEventWaitsUntilTheLogIsAppliedAsFarAsItWent() {
    reach.appliedUpTo(9);
    Thread applying = Thread.ofVirtual().unstarted(() -> reach.appliedUpTo(10));
    List<Boolean> answers = new ArrayList<>();
    Thread waiting =
        Thread.ofVirtual().start(() -> answers.add(barrier.await(at(1), Optional.empty(), LONG)));
    applying.start();
    joined(waiting);
    assertThat(answers).containsExactly(true);
  }

  @Test
  void aLogThatIsNotAppliedInTimeSettlesNothingAndNobodyElseWaitsForItRightAfter() {
    reach.appliedUpTo(9);
    assertThat(barrier.await(at(1), Optional.empty(), SHORT)).isFalse();
    assertThat(barrier.await(at(2), Optional.empty(), LONG)).isFalse();
    assertThat(questions).hasSize(2);
  }

  @Test
  void withoutAnAnswerNothingIsSettled() {
    reach.appliedUpTo(10);
    logEnd = Optional.empty();
    assertThat(barrier.await(at(1), Optional.empty(), SHORT)).isFalse();
  }

  @Test
  void whoInsistsAsksEvenIfNobodyElseMayAndIsAnsweredOnceTheLogIsThere() {
    reach.appliedUpTo(9);
    assertThat(barrier.await(at(1), Optional.empty(), SHORT)).isFalse();
    reach.appliedUpTo(10);
    barrier.insist(at(1), Optional.empty());
    assertThat(barrier.await(at(1), Optional.empty(), SHORT)).isTrue();
  }

  @Test
  void whoIsToldToStopInsistsNoLonger() {
    reach.appliedUpTo(9);
    List<Throwable> ends = new ArrayList<>();
    Thread insisting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                barrier.insist(at(1), Optional.empty());
              } catch (LogOutOfReach stopped) {
                ends.add(stopped);
              }
            });
    insisting.interrupt();
    joined(insisting);
    assertThat(ends)
        .singleElement()
        .satisfies(end -> assertThat(end).hasMessageContaining("orders-0@1"));
  }

  @Test
  void whatAProducerKnewIsEnoughWhereItIsApplied() {
    reach.appliedUpTo(9);
    assertThat(barrier.await(at(1), Optional.of(8L), LONG)).isTrue();
    assertThat(questions).isEmpty();
    assertThat(barrier.await(at(1), Optional.of(9L), SHORT)).isFalse();
  }

  private static Origin at(long offset) {
    return new Origin("orders", 0, offset, 0);
  }

  private static void joined(Thread thread) {
    try {
      assertThat(thread.join(LONG)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
