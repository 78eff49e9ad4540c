package dev.assay.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.schema.Track;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  @Test
  void whatIsLeftOutIsAsByDefault() {
    assertThat(RegistryClientSettings.from(Map.of("REGISTRY_URL", " ")))
        .isEqualTo(RegistryClientSettings.DEFAULT);
  }

  @Test
  void everyVariableIsRead() {
    RegistryClientSettings settings =
        RegistryClientSettings.from(
            Map.of(
                "REGISTRY_ENABLED", "false",
                "REGISTRY_URL", "https://registry:8081",
                "REGISTRY_TOKEN", "secret",
                "REGISTRY_CACHE_TTL", "90",
                "REGISTRY_TIMEOUT", "250ms",
                "SCHEMA_PREFER_TRACK", "v1",
                "SCHEMA_FALLBACK_TRACK", "v3",
                "REGISTRY_LAST_KNOWN_DIR", "kept"));

    assertThat(settings.enabled()).isFalse();
    assertThat(settings.url()).isEqualTo(URI.create("https://registry:8081"));
    assertThat(settings.credentials().token()).contains("secret");
    assertThat(settings.freshness().timeToLive()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.calls().timeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.preference()).containsExactly(Track.V1, new Track("v3"));
    assertThat(settings.lastKnown()).contains(Path.of("kept"));
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTRY_ENABLED, maybe, true or false",
    "REGISTRY_CACHE_TTL, soon, seconds",
    "REGISTRY_TIMEOUT, -1, seconds",
    "REGISTRY_URL, 'http://a b', a URL",
    "SCHEMA_PREFER_TRACK, latest, a track"
  })
  void whatCannotBeReadIsNamedWithWhatToGive(String variable, String value, String remedy) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegistryClientSettings.from(Map.of(variable, value)))
        .withMessageContainingAll(variable, value, remedy);
  }

  @Test
  void aTokenIsNeverQuoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegistryClientSettings.from(Map.of("REGISTRY_TOKEN", "k v")))
        .withMessageContaining("REGISTRY_TOKEN")
        .withMessageNotContaining("k v");
  }
}
