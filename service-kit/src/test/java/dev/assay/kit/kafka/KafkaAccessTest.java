package dev.assay.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaAccessTest {
  private static final KafkaAccess ACCESS =
      new KafkaAccess(
          "kafka:9093",
          Map.of("security.protocol", "SSL", "acks", "0", "ssl.keystore.password", "hush"));

  @Test
  void whatAClientNeedsWinsOverWhatSomebodyConfigured() {
    assertThat(ACCESS.with(Map.of("acks", "all", "linger.ms", 5)))
        .containsEntry("acks", "all")
        .containsEntry("linger.ms", 5)
        .containsEntry("security.protocol", "SSL")
        .containsEntry("bootstrap.servers", "kafka:9093");
  }

  @Test
  void brokersThatWereConfiguredAreNotReplacedByASettingOfTheClients() {
    KafkaAccess twice =
        new KafkaAccess("kafka:9093", Map.of("bootstrap.servers", "elsewhere:9092"));

    assertThat(twice.properties()).containsExactly(Map.entry("bootstrap.servers", "kafka:9093"));
  }

  @Test
  void itsTextTellsNamesAndNoValues() {
    assertThat(ACCESS.toString()).contains("ssl.keystore.password").doesNotContain("hush");
  }
}
