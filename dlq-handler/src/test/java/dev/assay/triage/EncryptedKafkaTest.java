package dev.assay.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.servers.certificates.Authority;
import dev.assay.servers.certificates.Authority.Issued;
import dev.assay.servers.kafka.BrokerAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose every client of Kafka shows the certificate of {@code kafka.tls}. */
class EncryptedKafkaTest {
  private static final String TOPIC = "encrypted.dlq";

  @TempDir private Path directory;

  @Test
  void streamsConsumersAndProducersAllShowTheCertificate() throws Exception {
    Authority authority = Authority.in(directory, "authority");
    Issued own = authority.issue("broker", "CN=broker", "ip:127.0.0.1");
    Issued shown = authority.issue("dlq-handler", "CN=dlq-handler", "dns:dlq-handler");
    try (KafkaBroker broker =
        KafkaBroker.start(
            KafkaBrokerSettings.ephemeral()
                .withAccess(new BrokerAccess.ByCertificate(own, authority.certificate())))) {
      Map<String, String> settings = settings(broker, authority, shown);
      TriageConfiguration configuration =
          ConfigurationReader.read(
              TriageConfiguration.class, new ConfigurationSources(List.of(), Map.of(), settings));
      send(configuration.kafka().properties());

      try (TriageService service = TriageService.start(configuration, Clock.systemUTC());
          HttpClient client = HttpClient.newHttpClient()) {
        URI failures = URI.create(service.uri() + "/failures");
        HttpRequest asking = HttpRequest.newBuilder(failures).build();
        await()
            .atMost(Duration.ofMinutes(2))
            .untilAsserted(() ->
                assertThat(client.send(asking, HttpResponse.BodyHandlers.ofString()).body())
                    .contains(DeadLetterBytes.fingerprint("a").value()));
      }
    }
  }

  private Map<String, String> settings(KafkaBroker broker, Authority authority, Issued shown) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("kafka.client.security.protocol", "SSL");
    settings.put("kafka.tls.ca", authority.certificate().toString());
    settings.put("kafka.tls.certificate", shown.certificate().toString());
    settings.put("kafka.tls.key", shown.key().toString());
    settings.put("dead-letter-topics", TOPIC);
    settings.put("topics.prefix", "encrypted.");
    settings.put("topics.replication-factor", "1");
    settings.put("topics.min-insync-replicas", "1");
    settings.put("groups.state-directory", directory.resolve("state").toString());
    settings.put("http.port", "0");
    return settings;
  }

  private static void send(Map<String, Object> connection) throws Exception {
    try (Admin admin = Admin.create(connection);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      producer
          .send(
              new ProducerRecord<>(
                  TOPIC,
                  0,
                  null,
                  null,
                  DeadLetterBytes.VALUE,
                  DeadLetterBytes.headers("a", "source", 1)))
          .get();
    }
  }
}
