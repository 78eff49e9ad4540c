package dev.assay.devstack.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A publisher and a producer in a tight loop: each event is sent the moment the registry has
 * acknowledged its schema, before any validator can have heard of it.
 */
class OvertakingTest {
  private static final String TOPIC = "telemetry.feedback";
  private static final int TIMES = 1_000;

  @TempDir private Path directory;

  @Test
  void aThousandEventsSentRightAfterTheirSchemaAreAllJudgedAndNoneIsTakenForUnknown() {
    try (Running running = Running.in(directory);
        HttpClient http = HttpClient.newHttpClient();
        KafkaProducer<byte[], byte[]> producer = producer(running)) {
      failClosed(running);
      AtomicReference<RuntimeException> failed = new AtomicReference<>();
      for (int i = 0; i < TIMES; i++) {
        publish(http, running.stack().registry(), i);
        var _ =
            producer.send(
                event(i),
                (sent, failure) -> {
                  if (failure != null) {
                    failed.set(new IllegalStateException(failure));
                  }
                });
      }
      producer.flush();
      assertThat(failed).hasNullValue();

      running.awaitJudged(TOPIC, TIMES);
      ConsoleConsumer console = new ConsoleConsumer(running.stack().bootstrapServers());
      await()
          .atMost(Running.LONG)
          .untilAsserted(() -> assertThat(console.read(TOPIC + ".validated")).hasSize(TIMES));
      assertThat(console.read(TOPIC + ".dlq")).isEmpty();
      assertThat(running.validator().status().toString()).contains("\"valid\":" + TIMES);
      System.out.println("events that waited for their schema: " + waits(running));
    }
  }

  /** An unknown schema would be a dead letter, also the binding's own. */
  private static void failClosed(Running running) {
    running.decide(
        "PUT",
        "/bindings/" + TOPIC,
        "{\"source\":\"%s\",\"schema\":\"loop.Never\",\"when_unchecked\":\"refuse\"}"
            .formatted(TOPIC));
    running.decide("PUT", "/enforcement/*", "{\"mode\":\"enforce\",\"reason\":\"strictly\"}");
    await()
        .atMost(Running.LONG)
        .untilAsserted(() ->
            assertThat(running.send("GET", running.stack().validator(), "/bindings", "").body())
                .contains("loop.Never"));
  }

  /** Every other time a schema of its own, else a wider version of the one before. */
  private static void publish(HttpClient http, URI registry, int i) {
    String name = "loop.N" + i / 2;
    String content =
        i % 2 == 0
            ? "{\"type\":\"object\",\"properties\":{\"n\":{\"const\":%d}}}".formatted(i)
            : "{\"type\":\"object\",\"properties\":{\"n\":{\"enum\":[%d,%d]}}}".formatted(i - 1, i);
    String body = "{\"name\":\"%s\",\"track\":\"v1\",\"content\":%s}".formatted(name, content);
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(registry.resolve("/admin/schemas"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    } catch (java.io.IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static ProducerRecord<byte[], byte[]> event(int i) {
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(
            TOPIC, ("k" + i).getBytes(UTF_8), "{\"n\":%d}".formatted(i).getBytes(UTF_8));
    event.headers().add("assay-schema", ("v1/loop.N" + i / 2).getBytes(UTF_8));
    return event;
  }

  private static String waits(Running running) {
    return running
        .send("GET", running.stack().validator(), "/metrics", "")
        .body()
        .lines()
        .filter(line -> line.startsWith("assay_schema_wait_seconds"))
        .toList()
        .toString();
  }

  private static KafkaProducer<byte[], byte[]> producer(Running running) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", (Object) running.stack().bootstrapServers(), "linger.ms", 0),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
