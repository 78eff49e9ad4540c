package dev.assay.devstack.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.RegistryService;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.validator.ValidatorConfiguration;
import dev.assay.validator.ValidatorService;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker in this JVM, and beside it what the performer leans on. */
public final class Scene implements AutoCloseable {
  static final String SOURCE = "rehearsal.events";
  static final String DEAD_LETTERS = TopicNames.deadLetters(SOURCE);
  static final String SCHEMA = "rehearsal.Event";

  private final Lifecycle lifecycle = new Lifecycle();
  private final KafkaBroker broker;

  private Scene() {
    this.broker = lifecycle.open(KafkaBroker.start(KafkaBrokerSettings.ephemeral()));
  }

  /**
   * Sets it: for the registry a broker alone, for a validator a registry too, and for a dlq-handler
   * a validator as well.
   */
  public static Scene of(Performer performer) {
    Scene scene = new Scene();
    try {
      if (performer != Performer.REGISTRY) {
        URI registry = scene.lifecycle.open(scene.registry()).uri();
        Line.prepare(registry);
      }
      if (performer == Performer.DLQ_HANDLER) {
        scene.lifecycle.open(scene.validator());
      }
      return scene;
    } catch (RuntimeException failed) {
      scene.close();
      throw failed;
    }
  }

  /** Where the performer finds Kafka. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Sends events, every tenth of which breaks the schema. */
  void produce(int events) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            // Rather an event twice than none at all on a machine that is too busy to answer.
            Map.of("bootstrap.servers", bootstrapServers(), "enable.idempotence", "false"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        String event = i % 10 == 3 ? "{\"size\": \"many\"}" : "{\"size\": %d}".formatted(i);
        var _ =
            producer.send(
                new ProducerRecord<>(SOURCE, ("k" + i % 7).getBytes(UTF_8), event.getBytes(UTF_8)));
      }
      producer.flush();
    }
  }

  private RegistryService registry() {
    return RegistryService.start(
        ConfigurationReader.read(RegistryConfiguration.class, by(common(bootstrapServers(), 0))),
        Clock.systemUTC());
  }

  private ValidatorService validator() {
    Map<String, String> keys = new TreeMap<>(common(bootstrapServers(), 0));
    keys.putAll(validatorKeys());
    return ValidatorService.start(
        ConfigurationReader.read(ValidatorConfiguration.class, by(keys)), Clock.systemUTC());
  }

  static Map<String, String> common(String bootstrapServers, int port) {
    return Map.of(
        "kafka.bootstrap-servers",
        bootstrapServers,
        "topics.replication-factor",
        "1",
        "topics.min-insync-replicas",
        "1",
        "http.port",
        Integer.toString(port));
  }

  static Map<String, String> validatorKeys() {
    return Map.of(
        "topics.create-sources",
        "true",
        "bindings[0].source",
        SOURCE,
        "bindings[0].schema",
        SCHEMA);
  }

  private static ConfigurationSources by(Map<String, String> keys) {
    return ConfigurationSources.none().withOverrides(keys);
  }

  @Override
  public void close() {
    lifecycle.close();
  }
}
