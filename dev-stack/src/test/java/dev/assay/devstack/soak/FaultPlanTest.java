package dev.assay.devstack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  @Test
  void theSameSeedMakesTheSameFaults() {
    assertThat(faults(7, 100)).isEqualTo(faults(7, 100)).isNotEqualTo(faults(8, 100));
  }

  @Test
  void everyTenFaultsHoldEveryKindForTheBrokerAndForValidators() {
    assertThat(faults(7, 10))
        .extracting(fault -> fault.kind() + (fault.victim() == 0 ? " broker" : " validator"))
        .contains(
            "KILL broker",
            "PAUSE broker",
            "RESTART broker",
            "KILL validator",
            "PAUSE validator",
            "RESTART validator");
  }

  @Test
  void everyValidatorIsHitSoonerOrLater() {
    assertThat(faults(7, 100)).extracting(Fault::victim).contains(0, 1, 2, 3).allMatch(v -> v <= 3);
  }

  private static List<Fault> faults(long seed, int count) {
    Fault.Plan plan = new Fault.Plan(seed, 3, Duration.ofSeconds(2));
    return Stream.generate(plan::next).limit(count).toList();
  }
}
