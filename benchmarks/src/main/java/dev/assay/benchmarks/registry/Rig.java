package dev.assay.benchmarks.registry;

import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.RegistryService;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Replicas of one registry, configured as an operator would. */
final class Rig {
  private Rig() {}

  /** Before anything logs. */
  static void quiet() {
    System.setProperty("logback.configurationFile", "dev/assay/benchmarks/registry/logback.xml");
  }

  static RegistryConfiguration configuration(String bootstrapServers) {
    return ConfigurationReader.read(
        RegistryConfiguration.class,
        ConfigurationSources.none()
            .withOverrides(
                Map.of(
                    "kafka.bootstrap-servers", bootstrapServers,
                    "topics.replication-factor", "1",
                    "topics.min-insync-replicas", "1",
                    "http.port", "0")));
  }

  /** A replica that has read the log. */
  static RegistryService ready(String bootstrapServers) {
    RegistryService service =
        RegistryService.start(configuration(bootstrapServers), Clock.systemUTC());
    service.feed().caughtUp().toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join();
    return service;
  }
}
