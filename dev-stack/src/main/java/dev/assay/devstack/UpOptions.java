package dev.assay.devstack;

import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.KafkaChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.ServiceOverride;
import dev.assay.devstack.stack.Source;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code assay up}. */
final class UpOptions {
  private static final String HOME = "assay.home";

  @Option(names = "--demo", description = "Publish the schemas, send live telemetry, show it.")
  private boolean demo;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "500",
      description = "Events per second of the demo (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the demo; the same seed tells the same story.")
  private long seed;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Kafka's port on 127.0.0.1, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "registry-service's port (default: ${DEFAULT-VALUE}).")
  private int registryPort;

  @Option(
      names = "--validator-port",
      paramLabel = "PORT",
      defaultValue = "8082",
      description = "validator-streams' port (default: ${DEFAULT-VALUE}).")
  private int validatorPort;

  @Option(
      names = "--dlq-port",
      paramLabel = "PORT",
      defaultValue = "8083",
      description = "dlq-handler's port (default: ${DEFAULT-VALUE}).")
  private int deadLettersPort;

  @Option(
      names = "--kafka",
      paramLabel = "own|HOST:PORT",
      defaultValue = "own",
      description =
          "A broker of our own, or a cluster that runs already (default: ${DEFAULT-VALUE}).")
  private String kafka = "own";

  @Option(
      names = "--etcd",
      paramLabel = "auto|off|URL",
      defaultValue = "auto",
      description =
          "Mirror into an etcd of our own if the program is there, nowhere, or into a running one (default: ${DEFAULT-VALUE}).")
  private String etcd = "auto";

  @Option(
      names = "--binding",
      paramLabel = "TOPIC=SCHEMA",
      description =
          "Judge this topic, by default by this schema; may be repeated. Without it the three topics of the demo.")
  private List<String> bindings = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "SERVICE:KEY=VALUE",
      description =
          "Give a service a key of docs/configuration.md, such as dlq-handler:alerts.log=false; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where data is kept (default: .assay/stack in the clone).")
  private @Nullable Path dataDirectory;

  @Option(names = "--fresh", description = "Delete the data of earlier starts first.")
  private boolean fresh;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = "The schemas that the demo publishes (default: schemas in the clone).")
  private @Nullable Path schemas;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Stop by itself after so many seconds.")
  private @Nullable Integer seconds;

  boolean demo() {
    return demo;
  }

  int rate() {
    return rate;
  }

  long seed() {
    return seed;
  }

  boolean fresh() {
    return fresh;
  }

  Optional<Duration> duration() {
    return Optional.ofNullable(seconds).map(Duration::ofSeconds);
  }

  Path schemas() {
    return schemas == null ? home().resolve("schemas") : schemas;
  }

  StackSettings settings() {
    Path directory =
        dataDirectory == null ? home().resolve(".assay").resolve("stack") : dataDirectory;
    List<Source> sources =
        bindings.isEmpty()
            ? StackSettings.TELEMETRY
            : bindings.stream().map(Source::parse).toList();
    return new StackSettings(
        new StackDirectory(directory),
        new Ports(kafkaPort, registryPort, validatorPort, deadLettersPort),
        KafkaChoice.parse(kafka),
        EtcdChoice.parse(etcd),
        sources,
        overrides.stream().map(ServiceOverride::parse).toList());
  }

  private static Path home() {
    return Path.of(System.getProperty(HOME, "."));
  }
}
