package dev.assay.registry;

import dev.assay.contracts.facts.FactLevel;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.http.HttpSettings;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.registry.backups.BackupSettings;
import dev.assay.registry.log.LogAddress;
import dev.assay.registry.mirror.MirrorSettings;
import dev.assay.registry.releaseapi.SyncSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A registry of its own for one test: a prefix nobody else uses.
 *
 * @param bootstrapServers of the broker
 * @param prefix of its topics
 */
public record Cluster(String bootstrapServers, String prefix) {

  public TopicNames topics() {
    return new TopicNames(prefix);
  }

  public LogAddress log() {
    return new LogAddress(KafkaAccess.at(bootstrapServers), topics());
  }

  public RegistryConfiguration configuration() {
    return new RegistryConfiguration(
        KafkaAccess.at(bootstrapServers),
        topics(),
        1,
        1,
        HttpSettings.onLoopback(0),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        MirrorSettings.OFF,
        SyncSettings.OFF,
        BackupSettings.OFF,
        FactLevel.NEWEST);
  }

  /** Starts a replica and returns when it is ready. */
  public Replica start() {
    return start(configuration());
  }

  public Replica start(RegistryConfiguration configuration) {
    RegistryService service = RegistryService.start(configuration, Clock.systemUTC());
    service.feed().caughtUp().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    return new Replica(service, new Http(service.uri()));
  }

  /** A running replica and a way to talk to it. */
  public record Replica(RegistryService service, Http http) implements AutoCloseable {
    @Override
    public void close() {
      service.close();
    }
  }
}
