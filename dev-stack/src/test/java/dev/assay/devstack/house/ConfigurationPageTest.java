package dev.assay.devstack.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.kit.config.ConfigurationReference;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.triage.TriageConfiguration;
import dev.assay.validator.ValidatorConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} is printed from the records; {@code -Dassay.docs.write=true} prints
 * it anew.
 */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void thePageSaysWhatTheRecordsSay() throws IOException {
    String page = page();
    if (Boolean.getBoolean("assay.docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE)
        .as("printed anew by: ./assay test -pl dev-stack -am -Dassay.docs.write=true")
        .hasContent(page);
  }

  private static String page() {
    return """
    # Configuration

    Every service reads its keys once, in this order, the later winning: defaults, `--config FILE` (a properties file), the environment, `--set KEY=VALUE`. All problems are
    told at once, each with key, value, expected shape and where it came from; a key, or a variable that begins with `ASSAY_`, which the service doesn't know is one of them. This page is printed from the configuration records.

    ## registry-service

    %s
    ## validator-streams

    %s
    ## dlq-handler

    %s\
    """
        .formatted(
            ConfigurationReference.markdown(RegistryConfiguration.class),
            ConfigurationReference.markdown(ValidatorConfiguration.class),
            ConfigurationReference.markdown(TriageConfiguration.class));
  }
}
