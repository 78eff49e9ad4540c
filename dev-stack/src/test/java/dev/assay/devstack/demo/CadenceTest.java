package dev.assay.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CadenceTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  @Test
  void eventsAreEvenlySpacedWithoutDriftEvenIfTheSpacingIsNoWholeNumber() {
    Cadence cadence = new Cadence(START, 3);

    assertThat(cadence.take()).isEqualTo(START);
    assertThat(cadence.take()).isEqualTo(START.plusNanos(333_333_333));
    assertThat(cadence.take()).isEqualTo(START.plusNanos(666_666_666));
    assertThat(cadence.take()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void anEventIsDueAtItsTimeAndNotBefore() {
    Cadence cadence = new Cadence(START.plusSeconds(1), 10);

    assertThat(cadence.isDueAt(START)).isFalse();
    assertThat(cadence.isDueAt(START.plusSeconds(1))).isTrue();
  }

  @Test
  void aGapLongerThanTheBacklogIsLeftOut() {
    Cadence cadence = new Cadence(START, 100_000);
    Instant afterNight = START.plusSeconds(8 * 3600).plusMillis(250);
    cadence.skipLongGap(afterNight);

    assertThat(cadence.take()).isEqualTo(afterNight);
  }

  @Test
  void aGapWithinTheBacklogIsMadeUp() {
    Cadence cadence = new Cadence(START, 1);
    cadence.skipLongGap(START.plus(Cadence.MAX_BACKLOG));

    assertThat(cadence.take()).isEqualTo(START);
  }
}
