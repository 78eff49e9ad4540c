package dev.assay.devstack.house;

import dev.assay.kit.access.Role;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.http.MountedRoute;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.RegistryService;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.TriageConfiguration;
import dev.assay.triage.TriageService;
import dev.assay.validator.ValidatorConfiguration;
import dev.assay.validator.ValidatorService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three services, where each role has a token, and what they answer. */
final class ServedRoutes implements AutoCloseable {
  private final Lifecycle lifecycle = new Lifecycle();
  private final List<Served> services;

  /**
   * One service.
   *
   * @param routes as it declared them
   */
  record Served(String name, URI uri, List<MountedRoute> routes) {}

  ServedRoutes(Path directory) {
    KafkaBroker kafka = lifecycle.open(KafkaBroker.start(KafkaBrokerSettings.ephemeral()));
    Map<String, String> common = common(kafka.bootstrapServers());
    RegistryService registry =
        lifecycle.open(
            RegistryService.start(
                read(RegistryConfiguration.class, common, Map.of()), Clock.systemUTC()));
    ValidatorService validator =
        lifecycle.open(
            ValidatorService.start(
                read(ValidatorConfiguration.class, common, validator()), Clock.systemUTC()));
    TriageService deadLetters =
        lifecycle.open(
            TriageService.start(
                read(TriageConfiguration.class, common, deadLetters(directory)),
                Clock.systemUTC()));
    this.services =
        List.of(
            new Served("registry-service", registry.uri(), registry.routes()),
            new Served(
                "validator-streams",
                URI.create("http://127.0.0.1:" + validator.port()),
                validator.routes()),
            new Served("dlq-handler", deadLetters.uri(), deadLetters.routes()));
  }

  List<Served> services() {
    return services;
  }

  static String token(Role role) {
    return "the-long-token-of-the-" + role.text();
  }

  private static Map<String, String> common(String bootstrapServers) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("kafka.bootstrap-servers", bootstrapServers);
    keys.put("topics.replication-factor", "1");
    keys.put("topics.min-insync-replicas", "1");
    keys.put("http.port", "0");
    keys.put("http.limits.failed-authentications", "off");
    int index = 0;
    for (Role role : Role.values()) {
      String token = "http.auth.tokens[%d].".formatted(index++);
      keys.put(token + "principal", "the-" + role.text());
      keys.put(token + "roles", role.text());
      keys.put(token + "token", token(role));
    }
    return keys;
  }

  private static Map<String, String> validator() {
    return Map.of(
        "topics.create-sources", "true",
        "bindings[0].source", "telemetry.feedback",
        "bindings[0].schema", "telemetry.FeedbackEvent");
  }

  private static Map<String, String> deadLetters(Path directory) {
    return Map.of(
        "dead-letter-topics",
        "telemetry.feedback.dlq",
        "groups.state-directory",
        directory.toString());
  }

  private static <R extends Record> R read(
      Class<R> type, Map<String, String> common, Map<String, String> own) {
    Map<String, String> keys = new LinkedHashMap<>(common);
    keys.putAll(own);
    return ConfigurationReader.read(type, ConfigurationSources.none().withOverrides(keys));
  }

  @Override
  public void close() {
    lifecycle.close();
  }
}
