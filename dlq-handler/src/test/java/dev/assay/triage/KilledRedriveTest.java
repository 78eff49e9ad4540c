package dev.assay.triage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.rest.RedriveBody;
import dev.assay.servers.FreePorts;
import dev.assay.triage.moving.Committed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, killed the hard way in the middle of a redrive. */
class KilledRedriveTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LETTERS = 3_000;

  @TempDir private Path directory;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void killedTwiceWithoutWarningARedriveEndsWithEachLetterHomeOnce() throws Exception {
    try (Cluster cluster = new Cluster()) {
      // Events go home with their own timestamps, which are old here.
      cluster.createTopic("home", 2, Map.of("retention.ms", "-1"));
      cluster.createTopic("home.dlq", 2, Map.of());
      refuse(cluster);
      URI service = URI.create("http://127.0.0.1:" + FreePorts.one());
      String id = "";
      long moved = 0;
      for (int kill = 0; kill < 2; kill++) {
        Process process = start(cluster, service);
        try {
          id = kill == 0 ? begin(service) : id;
          moved = awaitMovedMoreThan(service, id, moved);
        } finally {
          process.destroyForcibly().waitFor();
        }
      }
      assertThat(moved).isLessThan(LETTERS);
      Process survivor = start(cluster, service);
      try {
        String redrive = id;
        await()
            .atMost(PATIENCE)
            .until(() ->
                redrive(service, redrive)
                    .map(it -> it.redrive().state() == RedriveState.COMPLETED)
                    .orElse(false));
        RedriveCounts counts = redrive(service, id).orElseThrow().redrive().counts();
        assertThat(counts.passing()).as("%s", counts).isEqualTo(LETTERS);
      } finally {
        survivor.destroyForcibly().waitFor();
      }
      assertThat(Committed.numbers(cluster.bootstrapServers(), "home").stream().sorted())
          .containsExactlyElementsOf(IntStream.range(0, LETTERS).boxed().toList());
    }
  }

  private static void refuse(Cluster cluster) {
    for (int n = 0; n < LETTERS; n++) {
      Headers headers = DeadLetterBytes.headers("a", "home", n);
      headers.remove("assay-schema");
      headers.remove("__streams.errors.partition");
      headers.add("__streams.errors.partition", Integer.toString(n % 2).getBytes(UTF_8));
      cluster.send(
          new ProducerRecord<>(
              "home.dlq", n % 2, null, null, "{\"n\":%d}".formatted(n).getBytes(UTF_8), headers));
    }
    cluster.flush();
  }

  private String begin(URI service) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> call(service, "GET", "/redrives", "").statusCode() == 200);
    HttpResponse<String> answer =
        call(
            service,
            "POST",
            "/redrives",
            "{\"group\":\"%s\",\"set\":{\"/repaired\":true},\"per_second\":400,\"reason\":\"r\"}"
                .formatted(DeadLetterBytes.fingerprint("a").value()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return WireJson.MAPPER.readValue(answer.body(), RedriveBody.class).redrive().id();
  }

  private long awaitMovedMoreThan(URI service, String id, long before) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> moved(service, id) > before + 200);
    return moved(service, id);
  }

  private long moved(URI service, String id) {
    return redrive(service, id).map(it -> it.redrive().counts().passing()).orElse(0L);
  }

  private Optional<RedriveBody> redrive(URI service, String id) {
    try {
      HttpResponse<String> answer = call(service, "GET", "/redrives/" + id, "");
      return answer.statusCode() == 200
          ? Optional.of(WireJson.MAPPER.readValue(answer.body(), RedriveBody.class))
          : Optional.empty();
    } catch (UncheckedIOException notUpYet) {
      return Optional.empty();
    }
  }

  private HttpResponse<String> call(URI service, String method, String path, String body) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(service + path))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException notUpYet) {
      throw new UncheckedIOException(notUpYet);
    } catch (InterruptedException told) {
      throw new IllegalStateException(told);
    }
  }

  private Process start(Cluster cluster, URI service) throws IOException {
    return KilledServiceTest.process(
        TriageServiceTest.settings(
            cluster,
            directory,
            "home.dlq",
            Map.of("http.port", Integer.toString(service.getPort()))));
  }
}
