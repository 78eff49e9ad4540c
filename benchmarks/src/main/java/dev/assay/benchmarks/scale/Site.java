package dev.assay.benchmarks.scale;

import dev.assay.client.EnforcementClient;
import dev.assay.client.SchemasClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.devstack.process.Child;
import dev.assay.devstack.process.Children;
import dev.assay.devstack.process.Scratch;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.RegistryService;
import dev.assay.servers.FreePorts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker as a process, a published schema that is enforced, and topics full of events. */
final class Site implements AutoCloseable {
  static final String SCHEMA = "telemetry.FeedbackEvent";
  private static final Duration TO_START = Duration.ofSeconds(60);

  private final Scratch scratch = Scratch.create("assay-scale-");
  private final Children children = new Children(scratch);
  private final Child broker;
  private final String bootstrapServers;
  private final Admin admin;

  Site() {
    int port = FreePorts.one();
    this.bootstrapServers = "127.0.0.1:" + port;
    this.broker =
        children.add(
            new Child(
                "broker",
                List.of("-Xmx1g"),
                List.of(
                    "broker", scratch.root().resolve("kafka").toString(), Integer.toString(port)),
                scratch.root().resolve("broker.log")));
    broker.start();
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                Math.toIntExact(TO_START.toMillis())));
  }

  Admin admin() {
    return admin;
  }

  Duration brokerCpu() {
    return broker.cpu();
  }

  /** Publishes and enforces, as an operator would. */
  void prepare(String schema) throws InterruptedException {
    try {
      var _ = admin.describeCluster().nodes().get();
      admin
          .createTopics(
              Layout.ALL.stream()
                  .map(Layout::partitions)
                  .distinct()
                  .map(partitions -> new NewTopic(Layout.source(partitions), partitions, (short) 1))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException refused) {
      throw new IllegalStateException("the broker refused", refused);
    }
    try (RegistryService registry =
        RegistryService.start(registry(bootstrapServers), Clock.systemUTC())) {
      ServiceEndpoint endpoint = ServiceEndpoint.registry(registry.uri());
      SchemasClient client = new SchemasClient(endpoint, "scale");
      client.publish(
          new UploadBody(
              Optional.of(SCHEMA),
              Optional.of("v1"),
              Optional.empty(),
              Optional.of(WireJson.MAPPER.readTree(schema)),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
      var _ =
          new EnforcementClient(endpoint, "scale")
              .set(
                  Scope.EVERYTHING,
                  new PolicyWishBody(
                      Optional.of(Mode.ENFORCE.text()), Optional.empty(), Optional.of("scale")),
                  Optional.empty());
    }
  }

  /** One event in ten is broken; each partition gets as many. */
  void fill(List<String> valid, List<String> invalid, int events) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 262_144),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        List<String> from = i % 10 == 9 ? invalid : valid;
        byte[] value = from.get(i % from.size()).getBytes(StandardCharsets.UTF_8);
        byte[] key = ("store-" + i % 1_000).getBytes(StandardCharsets.UTF_8);
        for (int partitions : List.of(1, 2, 4)) {
          var _ =
              producer.send(
                  new ProducerRecord<>(Layout.source(partitions), i % partitions, key, value));
        }
      }
    }
  }

  /** The instances of a layout, not started; each round is a group of its own. */
  List<Child> validators(Layout layout, String group) {
    List<Child> validators = new ArrayList<>();
    for (int i = 0; i < layout.instances(); i++) {
      List<String> words = new ArrayList<>(List.of("validator"));
      Map.of(
              "kafka.bootstrap-servers",
              bootstrapServers,
              "topics.replication-factor",
              "1",
              "topics.min-insync-replicas",
              "1",
              "http.port",
              "0",
              "streams.application-id",
              group,
              "streams.threads",
              Integer.toString(layout.threads()),
              "bindings[0].source",
              layout.source(),
              "bindings[0].schema",
              SCHEMA)
          .forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
      validators.add(
          children.add(
              new Child(
                  group + "-" + i,
                  List.of("-Xmx1g"),
                  words,
                  scratch.root().resolve(group + "-" + i + ".log"))));
    }
    return validators;
  }

  private static RegistryConfiguration registry(String bootstrapServers) {
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

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    children.close();
  }
}
