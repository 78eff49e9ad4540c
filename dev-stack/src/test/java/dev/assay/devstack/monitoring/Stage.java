package dev.assay.devstack.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.KafkaChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.ServiceOverride;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running stack, an application beside it, and what people say to them. */
final class Stage implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final DevStack stack;
  private final Application application;
  private final KafkaProducer<String, String> producer;

  Stage(Path directory) throws IOException {
    StackDirectory place = new StackDirectory(directory);
    place.prepare(false);
    this.stack =
        DevStack.start(
            new StackSettings(
                place,
                Ports.FREE,
                new KafkaChoice.Own(),
                new EtcdChoice.Auto(),
                StackSettings.TELEMETRY,
                List.of(
                    new ServiceOverride(
                        "registry-service",
                        "backup.directory",
                        directory.resolve("backups").toString()))),
            step -> {});
    this.application = new Application(stack.registry());
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer());
  }

  DevStack stack() {
    return stack;
  }

  Application application() {
    return application;
  }

  String metrics(URI service) {
    return send("GET", service, "/metrics", "").body();
  }

  /** Asks the registry for something that it grants. */
  JsonNode granted(String method, String path, String body) {
    HttpResponse<String> answer = send(method, stack.registry(), path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
    return JSON.readTree(answer.body());
  }

  /** Asks a service; for its answer, and its status where that is expected. */
  JsonNode asked(String method, URI service, String path, String body, int status) {
    HttpResponse<String> answer = send(method, service, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  /** Listens to changes until the stage is gone. */
  InputStream subscribe() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(stack.registry().resolve("/changes"))
            .header("Accept", "text/event-stream")
            .build();
    return http.send(request, BodyHandlers.ofInputStream()).body();
  }

  void produce(String topic, String key, String event) {
    var _ = producer.send(new ProducerRecord<>(topic, key, event));
  }

  void produceAs(String schema, String topic, String key, String event) {
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, event);
    record.headers().add("assay-schema", schema.getBytes(UTF_8));
    var _ = producer.send(record);
  }

  void flush() {
    producer.flush();
  }

  private HttpResponse<String> send(String method, URI service, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(method + " " + path, failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new AssertionError(told);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    producer.close();
    application.close();
    stack.close();
  }
}
