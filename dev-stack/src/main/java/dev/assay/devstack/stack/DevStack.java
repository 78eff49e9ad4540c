package dev.assay.devstack.stack;

import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.registry.RegistryService;
import dev.assay.servers.DataDirectory;
import dev.assay.servers.etcd.EtcdServer;
import dev.assay.servers.etcd.EtcdServerSettings;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.TriageService;
import dev.assay.validator.ValidatorService;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A running stack: broker, etcd if there is one, and the three services. */
public final class DevStack implements AutoCloseable {
  private static final Duration PER_CLOSE = Duration.ofSeconds(4);

  private final Lifecycle lifecycle;
  private final String bootstrapServers;
  private final CompletableFuture<Throwable> fault;
  private final RegistryService registry;
  private final ValidatorService validator;
  private final TriageService deadLetters;
  private final Optional<URI> etcd;

  private DevStack(StackSettings settings, Lifecycle lifecycle, Consumer<String> progress) {
    this.lifecycle = lifecycle;
    switch (settings.kafka()) {
      case KafkaChoice.Own() -> {
        progress.accept("starting Kafka");
        KafkaBroker own =
            lifecycle.open(
                KafkaBroker.start(
                    KafkaBrokerSettings.in(
                        settings.directory().kafka(), settings.ports().kafka())));
        this.bootstrapServers = own.bootstrapServers();
        this.fault = own.fault();
      }
      case KafkaChoice.At(String servers) -> {
        this.bootstrapServers = servers;
        this.fault = new CompletableFuture<>();
      }
    }
    progress.accept("starting etcd");
    this.etcd = startEtcd(settings, lifecycle);
    ServiceKeys keys = new ServiceKeys(settings, bootstrapServers);
    progress.accept("starting registry-service");
    this.registry = lifecycle.open(RegistryService.start(keys.registry(etcd), Clock.systemUTC()));
    progress.accept("starting validator-streams");
    this.validator = lifecycle.open(ValidatorService.start(keys.validator(), Clock.systemUTC()));
    progress.accept("starting dlq-handler");
    this.deadLetters = lifecycle.open(TriageService.start(keys.deadLetters(), Clock.systemUTC()));
    progress.accept("waiting until all are ready");
    Readiness.await(List.of(registry.uri(), validator(), deadLetters.uri()));
    registry.holdOwnSchemas(Clock.systemUTC()).toCompletableFuture().join();
  }

  /**
   * Starts everything in dependency order, and returns when all are ready; or starts nothing.
   *
   * @param progress told what is being started
   * @throws StackRefused if a port is taken or the directory can't be used
   * @throws dev.assay.kit.lifecycle.CannotStart if a service can't start
   * @throws dev.assay.servers.ServerStartFailure if Kafka or etcd can't start
   */
  public static DevStack start(StackSettings settings, Consumer<String> progress) {
    settings.ports().refuseTaken();
    Lifecycle lifecycle = new Lifecycle(PER_CLOSE);
    try {
      return new DevStack(settings, lifecycle, progress);
    } catch (RuntimeException refused) {
      lifecycle.close();
      throw refused;
    }
  }

  private static Optional<URI> startEtcd(StackSettings settings, Lifecycle lifecycle) {
    return switch (settings.etcd()) {
      case EtcdChoice.Off() -> Optional.empty();
      case EtcdChoice.At(URI endpoint) -> Optional.of(endpoint);
      case EtcdChoice.Auto() ->
          EtcdServer.binary()
              .map(program -> {
                EtcdServerSettings own =
                    new EtcdServerSettings(
                        DataDirectory.kept(settings.directory().etcd()),
                        0,
                        System.getenv().getOrDefault("PATH", ""));
                return URI.create(lifecycle.open(EtcdServer.start(own)).endpoint());
              });
    };
  }

  /** Where Kafka clients connect to. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Where registry-service listens. */
  public URI registry() {
    return registry.uri();
  }

  /** Where validator-streams listens. */
  public URI validator() {
    return URI.create("http://127.0.0.1:" + validator.port());
  }

  /** Where dlq-handler listens. */
  public URI deadLetters() {
    return deadLetters.uri();
  }

  /** The etcd that mirrors the registry, if one does. */
  public Optional<URI> etcd() {
    return etcd;
  }

  /** Completed with the reason once a broker of our own can't go on, such as for a full disk. */
  public CompletableFuture<Throwable> fault() {
    return fault.copy();
  }

  /** Stops everything in reverse, in a few seconds. */
  @Override
  public void close() {
    lifecycle.close();
  }
}
