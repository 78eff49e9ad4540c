package dev.assay.devstack.stack;

import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.triage.TriageConfiguration;
import dev.assay.validator.ValidatorConfiguration;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Configures each service as an operator would: by its keys. */
final class ServiceKeys {
  /** As many as threads could share, few enough to start quickly. */
  private static final int SOURCE_PARTITIONS = 4;

  private final StackSettings settings;
  private final String bootstrapServers;

  ServiceKeys(StackSettings settings, String bootstrapServers) {
    this.settings = settings;
    this.bootstrapServers = bootstrapServers;
  }

  RegistryConfiguration registry(Optional<URI> etcd) {
    Map<String, String> keys = common(settings.ports().registry());
    etcd.ifPresent(endpoint -> keys.put("mirror.etcd.endpoints", endpoint.toString()));
    keys.putAll(ServiceOverride.of(ServiceOverride.REGISTRY, settings.overrides()));
    return read(RegistryConfiguration.class, keys);
  }

  ValidatorConfiguration validator() {
    Map<String, String> keys = common(settings.ports().validator());
    keys.put("topics.create-sources", "true");
    keys.put("topics.source-partitions", Integer.toString(SOURCE_PARTITIONS));
    List<Source> sources = settings.sources();
    for (int i = 0; i < sources.size(); i++) {
      keys.put("bindings[%d].source".formatted(i), sources.get(i).topic());
      keys.put("bindings[%d].schema".formatted(i), sources.get(i).schema());
      // Whoever names no track here speaks the stable one.
      keys.put("bindings[%d].tracks".formatted(i), "v1,v2");
    }
    keys.putAll(ServiceOverride.of(ServiceOverride.VALIDATOR, settings.overrides()));
    return read(ValidatorConfiguration.class, keys);
  }

  TriageConfiguration deadLetters() {
    Map<String, String> keys = common(settings.ports().deadLetters());
    keys.put(
        "dead-letter-topics",
        settings.sources().stream().map(Source::deadLetters).collect(Collectors.joining(",")));
    keys.put("groups.state-directory", settings.directory().streams().toString());
    keys.putAll(ServiceOverride.of(ServiceOverride.DEAD_LETTERS, settings.overrides()));
    return read(TriageConfiguration.class, keys);
  }

  private Map<String, String> common(int port) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("kafka.bootstrap-servers", bootstrapServers);
    keys.put("topics.replication-factor", "1");
    keys.put("topics.min-insync-replicas", "1");
    keys.put("http.port", Integer.toString(port));
    return keys;
  }

  private static <R extends Record> R read(Class<R> type, Map<String, String> keys) {
    return ConfigurationReader.read(type, ConfigurationSources.none().withOverrides(keys));
  }
}
