package dev.assay.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Instant wall = NOON;
  private long nanos = 7;
  private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

  @Test
  void timePassesAndSlowDriftIsFollowed() {
    pass(Duration.ofSeconds(60), Duration.ofMillis(60_400));

    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(60_400));
  }

  @Test
  void aStepThatIsTakenBackIsNeverSeen() {
    pass(Duration.ofSeconds(1), Duration.ofHours(2));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
    pass(Duration.ofSeconds(9), Duration.ofSeconds(9));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));

    wall = NOON.plusSeconds(10);

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void aStepThatLastsIsBelieved() {
    pass(Duration.ofSeconds(1), Duration.ofHours(2));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));

    pass(Duration.ofSeconds(10), Duration.ofSeconds(10));

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(2)).plusSeconds(10));
  }

  @Test
  void aClockThatJumpsToAndFroIsNotBelieved() {
    for (int second = 1; second < 60; second++) {
      pass(Duration.ofSeconds(1), Duration.ofSeconds(second % 2 == 0 ? -99 : 101));
      assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(second));
    }
  }

  @Test
  void aStepBackIsTreatedAlike() {
    pass(Duration.ofSeconds(1), Duration.ofHours(-1));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
    pass(Duration.ofSeconds(10), Duration.ofSeconds(10));

    assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofHours(1)).plusSeconds(10));
  }

  private void pass(Duration monotonic, Duration byTheWall) {
    nanos += monotonic.toNanos();
    wall = wall.plus(byTheWall);
  }
}
