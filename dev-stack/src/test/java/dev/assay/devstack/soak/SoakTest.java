package dev.assay.devstack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.devstack.process.Scratch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The soak that every build runs: bounded, and with a seed, so that a failure can be had again. */
class SoakTest {
  private static final long SEED = 20_26;
  private static final int FAULTS = 20;

  @Test
  void everyEventComesOutOnceThoughProcessesAndTheBrokerAreKilledPausedAndRestarted()
      throws Exception {
    SoakReport report =
        run(new SoakSettings(Duration.ofSeconds(50), SEED, 400, 2, every(1.5), FAULTS, false));
    assertThat(report.faults()).isGreaterThanOrEqualTo(FAULTS);
    assertThat(report.events()).isGreaterThanOrEqualTo(400 * 50);
    assertThat(report.deadLettered()).isPositive();
    assertThat(report.passed()).as(report.json()).isTrue();
  }

  @Test
  void theDoublesOfValidatorsThatAreNotExactlyOnceAreFound() throws Exception {
    SoakReport report =
        run(new SoakSettings(Duration.ofSeconds(20), SEED, 400, 1, every(2), 10, true));
    assertThat(report.duplicated()).as(report.json()).isPositive();
    assertThat(report.lost()).as(report.json()).isZero();
    assertThat(report.passed()).isFalse();
  }

  private static SoakReport run(SoakSettings settings) throws InterruptedException {
    try (SoakRun run = new SoakRun(settings, Scratch.create("assay-soak-test-"), step -> {})) {
      return run.run();
    }
  }

  private static Duration every(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
