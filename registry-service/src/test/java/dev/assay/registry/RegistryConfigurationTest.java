package dev.assay.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationRefused;
import dev.assay.kit.config.ConfigurationSources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryConfigurationTest {

  @Test
  void whereNothingIsSaidTheDefaultsHold() {
    RegistryConfiguration read = read(Map.of());

    assertThat(read.kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(read.topics().schemas()).isEqualTo("assay.schemas");
    assertThat(read.http().port()).isEqualTo(8081);
    assertThat(read.writeTimeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aPrefixThatNamesNoTopicIsRefused() {
    assertThatThrownBy(() -> read(Map.of("topics.prefix", "a b")))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining("a b");
  }

  private static RegistryConfiguration read(Map<String, String> overrides) {
    return ConfigurationReader.read(
        RegistryConfiguration.class, new ConfigurationSources(List.of(), Map.of(), overrides));
  }
}
