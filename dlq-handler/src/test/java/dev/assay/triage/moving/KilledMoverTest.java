package dev.assay.triage.moving;

import static dev.assay.triage.moving.RedriveStage.PATIENCE;
import static dev.assay.triage.moving.RedriveStage.awaitState;
import static dev.assay.triage.moving.RedriveStage.begun;
import static dev.assay.triage.moving.RedriveStage.movement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.triage.moving.StrokeWatch.Stroke;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever moves dies, hangs, or loses its broker; each letter goes home once all the same. */
class KilledMoverTest {
  private static final int LETTERS = 25_000;
  private static KafkaBroker broker;
  private RedriveStage stage;

  @BeforeAll
  static void startBroker() {
    broker = RedriveStage.broker();
  }

  @AfterAll
  static void closeBroker() {
    broker.close();
  }

  @BeforeEach
  void start() throws Exception {
    stage = new RedriveStage(broker);
    stage.publish("1.0.0", RedriveStage.SCHEMA);
    stage.refuse(0, LETTERS, 11);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  /** The first transaction of a mover moves nothing; the next take ten thousand letters at most. */
  @ParameterizedTest
  @CsvSource({
    "TAKEN, 1",
    "HALF_SENT, 1",
    "HALF_SENT, 2",
    "SENT, 2",
    "COMMITTED, 2",
    "HALF_SENT, 3",
    "SENT, 3",
    "COMMITTED, 3",
    "SENT, 4"
  })
  void killedAtAnyStrokeItsNextLifeMovesEachOfTheOthersOnce(Stroke stroke, int time) {
    Death death = new Death(stroke, time);
    try (Redrives doomed = stage.start(death)) {
      String id = begun(doomed, stage.renaming(), true);
      death.await();
      assertThat(doomed.find(id).orElseThrow().redrive().state()).isEqualTo(RedriveState.RUNNING);

      try (Redrives next = stage.start(StrokeWatch.NONE)) {
        RedriveRecord done = awaitState(next, id, RedriveState.COMPLETED);
        assertThat(done.counts().passing()).isEqualTo(LETTERS);
      }
    }
    assertEachWentHomeOnce();
  }

  @Test
  void anInstanceThatHangsIsFencedByTheOneThatTakesOver() {
    Hang hang = new Hang();
    Duration soon = Duration.ofSeconds(5);
    try (Redrives hanging = stage.start("one", soon, hang)) {
      String id = begun(hanging, stage.renaming(), true);
      hang.awaitHanging();
      try (Redrives other = stage.start("two", soon, StrokeWatch.NONE)) {
        awaitState(other, id, RedriveState.COMPLETED);
        hang.letGo();
        await().atMost(PATIENCE).until(hang::isOver);
        assertThat(other.find(id).orElseThrow().redrive().holder()).isEqualTo("two");
      }
    }
    assertEachWentHomeOnce();
  }

  @Test
  void anotherInstanceLeavesARedriveAloneAndMayYetPauseIt() {
    try (Redrives one = stage.start("one", Duration.ofMinutes(10), StrokeWatch.NONE);
        Redrives two = stage.start("two", Duration.ofMinutes(10), StrokeWatch.NONE)) {
      String id = begun(one, stage.renaming(movement(Optional.of(300.0), false)), true);
      await()
          .atMost(PATIENCE)
          .until(() -> two.find(id).map(it -> it.redrive().counts().passing() > 100).orElse(false));
      assertThat(two.find(id).orElseThrow().redrive().holder()).isEqualTo("one");

      assertThat(two.pause(id, "ada")).isInstanceOf(Wished.Done.class);
      long moved = two.find(id).orElseThrow().redrive().counts().passing();
      assertThat(stage.numbers(stage.source)).hasSize((int) moved);

      assertThat(two.resume(id, "ops", false)).isInstanceOf(Wished.Done.class);
      await()
          .atMost(PATIENCE)
          .until(() -> one.find(id).orElseThrow().redrive().counts().passing() > moved);
      assertThat(one.find(id).orElseThrow().redrive().holder()).isEqualTo("two");
      assertThat(one.cancel(id, "ada")).isInstanceOf(Wished.Done.class);
    }
    assertThat(stage.numbers(stage.source)).doesNotHaveDuplicates();
  }

  @Test
  void aBrokerThatIsRestartedInTheMiddleCostsTimeAndNothingElse() {
    try (Redrives redrives = stage.start(StrokeWatch.NONE)) {
      String id = begun(redrives, stage.renaming(movement(Optional.of(1_000.0), false)), true);
      await()
          .atMost(PATIENCE)
          .until(() -> redrives.find(id).orElseThrow().redrive().counts().passing() > 500);

      broker.stop();
      broker.startAgain();

      RedriveRecord done = awaitState(redrives, id, RedriveState.COMPLETED);
      assertThat(done.counts().passing()).isEqualTo(LETTERS);
    }
    assertEachWentHomeOnce();
  }

  private void assertEachWentHomeOnce() {
    assertThat(stage.numbers(stage.source).stream().sorted())
        .containsExactlyElementsOf(IntStream.range(0, LETTERS).boxed().toList());
  }

  /** Kills whoever moves: no line of its code runs on, and its producer never says good-bye. */
  private static final class Death implements StrokeWatch {
    private final Stroke stroke;
    private final AtomicInteger left;
    private final CountDownLatch dead = new CountDownLatch(1);

    Death(Stroke stroke, int time) {
      this.stroke = stroke;
      this.left = new AtomicInteger(time);
    }

    @Override
    public void after(String transactionalId, Stroke reached) {
      boolean isMover = !transactionalId.endsWith("-desk");
      boolean isDue = isMover && reached == stroke && left.decrementAndGet() == 0;
      if (isMover && (dead.getCount() == 0 || isDue)) {
        dead.countDown();
        Thread.currentThread().setUncaughtExceptionHandler((thread, killed) -> {});
        throw new Killed();
      }
    }

    void await() {
      Awaiting.of(dead);
    }
  }

  /** Stops in the middle of a transaction, and goes on much later as if nothing had happened. */
  private static final class Hang implements StrokeWatch {
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger strokes = new AtomicInteger();
    private volatile boolean over;

    @Override
    public void after(String transactionalId, Stroke reached) {
      if (transactionalId.endsWith("-desk")) {
        return;
      }
      if (reached == Stroke.HALF_SENT && strokes.incrementAndGet() == 2) {
        hanging.countDown();
        Awaiting.of(letGo);
        over = true;
      }
    }

    void awaitHanging() {
      Awaiting.of(hanging);
    }

    void letGo() {
      letGo.countDown();
    }

    boolean isOver() {
      return over;
    }
  }

  private static final class Awaiting {
    static void of(CountDownLatch latch) {
      try {
        assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException told) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(told);
      }
    }
  }

  private static final class Killed extends Error {
    Killed() {
      super("killed by the test", null, false, false);
    }
  }
}
