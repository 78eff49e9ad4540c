package dev.assay.devstack.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.client.ServiceEndpoint;
import dev.assay.client.ValidatorClient;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A running stack, and what people do to it with curl and a producer. */
final class Running implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(90);

  private final DevStack stack;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ValidatorClient validator;

  private Running(DevStack stack) {
    this.stack = stack;
    this.validator = new ValidatorClient(ServiceEndpoint.validator(stack.validator()));
  }

  static Running in(Path directory) {
    StackDirectory place = new StackDirectory(directory);
    place.prepare(false);
    DevStack stack =
        DevStack.start(
            new StackSettings(place, Ports.FREE, new EtcdChoice.Auto(), StackSettings.TELEMETRY)
                .with(KafkaUnderTest.of(directory)),
            step -> {});
    return new Running(stack);
  }

  DevStack stack() {
    return stack;
  }

  ValidatorClient validator() {
    return validator;
  }

  HttpResponse<String> send(String method, URI base, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(method + " " + path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Asks the registry, and waits until the validator has seen what it answered with. */
  HttpResponse<String> decide(String method, String path, String body) {
    HttpResponse<String> answer = send(method, stack.registry(), path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    LogPosition position =
        LogPosition.parse(answer.headers().firstValue("Assay-Offset").orElseThrow());
    await().atMost(LONG).until(() -> validator.position().isAtLeast(position));
    return answer;
  }

  void produce(String topic, Iterable<Sent> events) {
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Sent event : events) {
        var _ = producer.send(new ProducerRecord<>(topic, event.key(), event.value()));
      }
      producer.flush();
    }
  }

  /** Waits until the validator has judged so many events of a topic since it started. */
  void awaitJudged(String topic, long events) {
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(validator.status().path("topics").findParents("in"))
                .anySatisfy(counted -> {
                  assertThat(counted.path("topic").asString("")).isEqualTo(topic);
                  assertThat(counted.path("in").asLong()).isEqualTo(events);
                }));
  }

  @Override
  public void close() {
    http.close();
    stack.close();
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on to Kafka, never compared
  record Sent(byte[] key, byte[] value) {}
}
