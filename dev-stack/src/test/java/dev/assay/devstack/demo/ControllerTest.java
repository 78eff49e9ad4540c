package dev.assay.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControllerTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Duration TICK = Duration.ofMillis(500);
  private static final int TICKS_IN_TEN_MINUTES = 1200;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theHardLevelLastsLessThanHalfAsLongWithAControllerAsWithout(long seed) {
    Coordinator throttled = coordinator(seed);
    Controller controller = new Controller("exchange-eu", List.of(throttled), START);
    Coordinator free = coordinator(seed);

    int hardWhenThrottled = hardTicks(throttled, controller::adjust);
    int hardWhenFree = hardTicks(free, now -> free.advanceTo(now, 1));

    assertThat(hardWhenFree).isPositive();
    assertThat(hardWhenThrottled * 2).isLessThan(hardWhenFree);
  }

  @Test
  void aProviderIsThrottledUnderPressureAndComesBackToFullRate() {
    Coordinator coordinator = coordinator(7);
    Controller controller = new Controller("exchange-eu", List.of(coordinator), START);
    double lowest = 1;
    boolean cameBack = false;
    for (int tick = 1; tick <= TICKS_IN_TEN_MINUTES; tick++) {
      controller.adjust(START.plus(TICK.multipliedBy(tick)));
      assertThat(controller.scale()).isBetween(0.05, 1.0);
      lowest = Math.min(lowest, controller.scale());
      cameBack |= lowest < 1 && controller.scale() == 1;
    }

    assertThat(lowest).isLessThan(0.6);
    assertThat(cameBack).isTrue();
  }

  private static Coordinator coordinator(long seed) {
    return new Coordinator(
        new CoordinatorProfile("ticks-writer-eu", "exchange-eu", Track.V1, 6_000, 900),
        new SplittableRandom(seed),
        START);
  }

  private static int hardTicks(Coordinator coordinator, Consumer<Instant> advance) {
    int hard = 0;
    for (int tick = 1; tick <= TICKS_IN_TEN_MINUTES; tick++) {
      advance.accept(START.plus(TICK.multipliedBy(tick)));
      hard += coordinator.level() == PressureLevel.HARD ? 1 : 0;
    }
    return hard;
  }
}
