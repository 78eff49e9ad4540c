package dev.assay.registry.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTest {
  private long nowNanos = 1;
  private final Fleet fleet = new Fleet(() -> nowNanos);

  @Test
  void whoIsSilentForLongIsNotLiveAndLaterForgotten() {
    tell("one#a", 1);
    later(Duration.ofMillis(9_999));
    assertThat(live()).containsExactly("one#a");

    later(Duration.ofMillis(1));
    assertThat(live()).isEmpty();
    assertThat(fleet.members()).hasSize(1);

    later(Duration.ofMinutes(11));
    assertThat(fleet.members()).isEmpty();
  }

  @Test
  void whoStopsInGoodOrderIsGoneAtOnce() {
    tell("one#a", 1);

    fleet.left(InstanceId.parse("one#a"));

    assertThat(fleet.members()).isEmpty();
  }

  @Test
  void aKilledRunIsGoneOnceItsSuccessorSpeaksAndItMissesItsBeat() {
    tell("one#a", 1);
    tell("two#c", 1);
    later(Duration.ofSeconds(2));
    tell("one#b", 2);

    assertThat(live()).containsExactly("one#b", "two#c");
  }

  @Test
  void twoProcessesThatShareANameAreBothShown() {
    tell("one#a", 1);
    tell("one#b", 2);

    assertThat(live()).containsExactly("one#a", "one#b");
  }

  @Test
  void whatWasSaidBeforeAnybodyListenedIsAsOldAsItIs() {
    fleet.told(InstanceId.parse("one#a"), report(1), Duration.ofSeconds(10));

    assertThat(live()).isEmpty();
  }

  private void later(Duration by) {
    nowNanos += by.toNanos();
  }

  private List<String> live() {
    return fleet.live().stream().map(member -> member.id().toString()).toList();
  }

  private void tell(String id, long startedMs) {
    fleet.told(InstanceId.parse(id), report(startedMs), Duration.ZERO);
  }

  private static InstanceReport report(long startedMs) {
    return new InstanceReport(
        "host", "app", "1", startedMs, 500, "RUNNING", 0, 0, 0, List.of(), List.of());
  }
}
