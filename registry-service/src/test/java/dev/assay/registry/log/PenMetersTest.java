package dev.assay.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.enforcement.Mode;
import dev.assay.registry.Wishes;
import dev.assay.registry.decision.Command;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PenMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final PenMeters meters = new PenMeters(registry);

  @Test
  void everyWriteIsCountedByWhatWasAskedAndWhatCameOfIt() {
    Pending publish = pending(Wishes.publish("v1/a", "{}"));
    Pending policy = pending(Wishes.setPolicy("topic:a", Mode.ENFORCE, Wishes.NOON));
    meters.answered(publish, new Outcome.Unavailable("Kafka is away", Duration.ofSeconds(1)));
    meters.answered(publish, null);
    meters.answered(policy, null);

    assertThat(counted("publish-version", "unavailable")).isEqualTo(1);
    assertThat(counted("publish-version", "failed")).isEqualTo(1);
    assertThat(counted("set-policy", "failed")).isEqualTo(1);
    assertThat(registry.get("assay_registry_write").timer().count()).isEqualTo(3);
  }

  private static Pending pending(Command command) {
    return Pending.of(command, Duration.ofMinutes(1));
  }

  private double counted(String action, String outcome) {
    return registry
        .get("assay_registry_writes")
        .tag("action", action)
        .tag("outcome", outcome)
        .counter()
        .count();
  }
}
