package dev.assay.devstack.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.RegistryService;
import dev.assay.servers.kafka.BrokerAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.TriageConfiguration;
import dev.assay.triage.TriageService;
import dev.assay.validator.ValidatorConfiguration;
import dev.assay.validator.ValidatorService;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The services on a broker that allows what the users of an overlay are given, and nothing else.
 */
final class Guarded implements AutoCloseable {
  static final Duration LONG = Duration.ofMinutes(2);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PASSWORD = "proof";

  private final Lifecycle lifecycle = new Lifecycle();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final BrokerAccess.ByAcl access;
  private final KafkaBroker broker;
  private final Admin admin;

  Guarded(Overlay overlay, Path directory) throws Exception {
    this.directory = directory;
    Map<String, String> passwords =
        overlay.ofKind("KafkaUser").stream()
            .collect(Collectors.toMap(Manifest::name, user -> PASSWORD));
    passwords.put(BrokerAccess.ADMINISTRATOR, PASSWORD);
    this.access = new BrokerAccess.ByAcl(passwords, WatchingAuthorizer.class);
    this.broker =
        lifecycle.open(KafkaBroker.start(KafkaBrokerSettings.ephemeral().withAccess(access)));
    this.admin = lifecycle.open(Admin.create(as(BrokerAccess.ADMINISTRATOR)));
    admin
        .createTopics(overlay.ofKind("KafkaTopic").stream().map(Guarded::topic).toList())
        .all()
        .get();
    grant(Grant.of(overlay));
  }

  void grant(List<Grant> grants) throws ExecutionException, InterruptedException {
    admin.createAcls(grants.stream().map(Grant::binding).toList()).all().get();
    // The controller has them before the broker goes by them.
    await()
        .atMost(LONG)
        .until(
            () -> admin.describeAcls(AclBindingFilter.ANY).values().get().size() >= grants.size());
  }

  void take(List<Grant> grants) throws ExecutionException, InterruptedException {
    List<AclBindingFilter> taken =
        grants.stream().map(grant -> grant.binding().toFilter()).toList();
    admin.deleteAcls(taken).all().get();
    for (AclBindingFilter each : taken) {
      await().atMost(LONG).until(() -> admin.describeAcls(each).values().get().isEmpty());
    }
  }

  // As Strimzi would make it, on the one broker there is.
  private static NewTopic topic(Manifest manifest) {
    Map<String, String> config = new HashMap<>();
    manifest
        .object()
        .at("/spec/config")
        .propertyStream()
        .filter(each -> !each.getKey().equals("min.insync.replicas"))
        .forEach(each -> config.put(each.getKey(), each.getValue().asString("")));
    return new NewTopic(
            manifest.name(), manifest.object().at("/spec/partitions").asInt(1), (short) 1)
        .configs(config);
  }

  /** A file for {@code --kafka-config}, with which the command line is that user. */
  Path kafkaConfigOf(String user) throws IOException {
    Properties properties = new Properties();
    properties.putAll(access.clientSettings(user));
    Path file = directory.resolve(user + ".properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  private Map<String, Object> as(String user) {
    Map<String, Object> settings = new HashMap<>(access.clientSettings(user));
    settings.put("bootstrap.servers", broker.bootstrapServers());
    return settings;
  }

  /** With the password in a file that Kafka's clients read, as the overlays have it. */
  private ConfigurationSources sources(String user, Map<String, String> own) throws IOException {
    Path secret = Files.createDirectories(directory.resolve("secret-of-" + user));
    Files.writeString(secret.resolve("password"), PASSWORD);
    Map<String, String> keys = new HashMap<>(own);
    access
        .clientSettings(user)
        .forEach((name, value) ->
            keys.put(
                "kafka.client." + name,
                value.replace(
                    "password=\"" + PASSWORD, "password=\"${dir:" + secret + ":password}")));
    keys.put("kafka.client.config.providers", "dir");
    keys.put(
        "kafka.client.config.providers.dir.class",
        "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
    keys.put("kafka.bootstrap-servers", broker.bootstrapServers());
    keys.put("topics.replication-factor", "1");
    keys.put("topics.min-insync-replicas", "1");
    keys.put("http.port", "0");
    return ConfigurationSources.none().withOverrides(keys);
  }

  RegistryService registry() throws IOException {
    return ready(
        lifecycle.open(
            RegistryService.start(
                ConfigurationReader.read(
                    RegistryConfiguration.class, sources("registry-service", Map.of())),
                Clock.systemUTC())),
        RegistryService::uri);
  }

  ValidatorService validator(String source, String schema) throws IOException {
    return ready(
        lifecycle.open(
            ValidatorService.start(
                ConfigurationReader.read(
                    ValidatorConfiguration.class,
                    sources(
                        "validator-streams",
                        Map.of("bindings[0].source", source, "bindings[0].schema", schema))),
                Clock.systemUTC())),
        Guarded::uri);
  }

  static URI uri(ValidatorService validator) {
    return URI.create("http://127.0.0.1:" + validator.port());
  }

  TriageService deadLetters(String topic) throws IOException {
    return ready(
        lifecycle.open(
            TriageService.start(
                ConfigurationReader.read(
                    TriageConfiguration.class,
                    sources(
                        "dlq-handler",
                        Map.of(
                            "dead-letter-topics",
                            topic,
                            "groups.state-directory",
                            directory.resolve("groups").toString(),
                            "redrives.instance",
                            "dlq-handler-0"))),
                Clock.systemUTC())),
        TriageService::uri);
  }

  private <S> S ready(S service, java.util.function.Function<S, URI> place) {
    await()
        .atMost(LONG)
        .until(() -> send("GET", place.apply(service), "/readyz", "").statusCode() == 200);
    return service;
  }

  /** As the administrator, who stands for the applications. */
  void produce(String topic, List<String> values) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            as(BrokerAccess.ADMINISTRATOR), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String value : values) {
        var _ = producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8)));
      }
      producer.flush();
    }
  }

  HttpResponse<String> send(String method, URI base, String path, String body) {
    try {
      return http.send(
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(LONG)
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(method + " " + path, failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new AssertionError(told);
    }
  }

  JsonNode ask(String method, URI base, String path, String body) {
    HttpResponse<String> answer = send(method, base, path, body);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 299);
    return MAPPER.readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
    lifecycle.close();
  }
}
