package dev.assay.servers.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.servers.ServerStartFailure;
import org.junit.jupiter.api.Test;

class KafkaBrokerSettingsTest {
  private final KafkaBrokerSettings settings = KafkaBrokerSettings.ephemeral();

  @Test
  void overridesAddUp() {
    assertThat(
            settings.with("log.segment.bytes", "1048576").with("num.io.threads", "2").overrides())
        .containsOnlyKeys("log.segment.bytes", "num.io.threads");
  }

  @Test
  void whatTheBrokerDecidesItselfCannotBeOverridden() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.with("log.dirs", "/elsewhere"))
        .withMessageContaining("'log.dirs'");
  }

  @Test
  void aPortOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withPort(70_000))
        .withMessageContaining("70000");
  }

  @Test
  void aTopicHasAtLeastOnePartition() {
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withPartitionsByDefault(0));
  }

  @Test
  void anOverrideThatKafkaRefusesFailsTheStartByName() {
    assertThatExceptionOfType(ServerStartFailure.class)
        .isThrownBy(() -> KafkaBroker.start(settings.with("num.io.threads", "many")))
        .withMessageContaining("num.io.threads");
  }
}
