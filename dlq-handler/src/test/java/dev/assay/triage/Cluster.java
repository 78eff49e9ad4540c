package dev.assay.triage;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.servers.kafka.FreshTopics;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker, a producer of dead letters and a client of the service. */
final class Cluster implements AutoCloseable {
  private final KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
  private final HttpClient client = HttpClient.newHttpClient();
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  void createTopic(String topic, int partitions, Map<String, String> settings) throws Exception {
    FreshTopics.create(
        bootstrapServers(), List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)));
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record);
  }

  void flush() {
    producer.flush();
  }

  /** Count by fingerprint; nothing while the service gives no whole answer. */
  Optional<Map<String, Long>> counts(URI service) {
    return groups(service)
        .map(groups -> {
          Map<String, Long> counts = new TreeMap<>();
          groups.forEach(group -> counts.put(group.fingerprint(), group.count()));
          return counts;
        });
  }

  Optional<List<FailureGroupBody>> groups(URI service) {
    try {
      HttpResponse<String> answer = get(service, "/failures");
      return answer.statusCode() == 200
          ? Optional.of(
              Arrays.asList(WireJson.MAPPER.readValue(answer.body(), FailureGroupBody[].class)))
          : Optional.empty();
    } catch (IOException notUpYet) {
      return Optional.empty();
    }
  }

  HttpResponse<String> get(URI service, String path) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(service + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    client.close();
    broker.close();
  }
}
