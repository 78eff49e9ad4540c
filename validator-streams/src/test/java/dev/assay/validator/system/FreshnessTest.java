package dev.assay.validator.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.validator.ValidatorService;
import dev.assay.validator.topology.Facts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A log that is slow to apply: before each schema lies one that takes a validator a while, and the
 * schema's event is sent right after it.
 */
class FreshnessTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int TIMES = 100;
  private static final int ROUNDS = 10;
  private static final String VALIDATED = TopicNames.validated(Cluster.SOURCE);
  private static final String DEAD_LETTERS = TopicNames.deadLetters(Cluster.SOURCE);
  private static final String BULK =
      "{\"description\":\"%s\"}".formatted("lorem ipsum ".repeat(30_000));

  @Test
  void anEventIsNeverRefusedForASchemaThatWasPublishedBeforeItWasSent() throws Exception {
    try (Cluster cluster = new Cluster()) {
      cluster.state(TopicNames.DEFAULT.enforcement(), Facts.policy("*", Rule.of(Mode.ENFORCE), 1));
      try (ValidatorService validator =
          ValidatorService.start(
              RestartTest.configuration(
                  cluster,
                  Map.of("bindings[0].when-unchecked", "refuse", "bindings[0].schema-wait", "20s")),
              Clock.systemUTC())) {
        await().atMost(LONG).until(validator::isReady);
        int sent = 0;
        for (int round = 0; round < ROUNDS && waits(validator) == 0; round++) {
          for (int i = 0; i < TIMES; i++) {
            publishAndSend(cluster, sent++);
          }
          cluster.flush();
          int expected = sent;
          await()
              .atMost(LONG)
              .until(() -> cluster.committed(VALIDATED, DEAD_LETTERS).size() == expected);
        }
        assertThat(cluster.committed(DEAD_LETTERS))
            .extracting(letter -> new String(letter.value(), UTF_8))
            .isEmpty();
        assertThat(waits(validator)).as("no event overtook its schema").isPositive();
      }
    }
  }

  private static void publishAndSend(Cluster cluster, int i) throws Exception {
    String name = "v1/loop.N" + i;
    cluster.state(
        TopicNames.DEFAULT.schemas(), Facts.published(2 * i + 1, "v1/bulk", "1." + i + ".0", BULK));
    cluster.state(TopicNames.DEFAULT.schemas(), Facts.published(2 * i + 2, name, "1.0.0", "true"));
    cluster.claim(name, "k" + i, "{}");
  }

  private static double waits(ValidatorService validator) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + validator.port() + "/metrics");
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("assay_schema_wait_seconds_count"))
          .filter(line -> line.contains("\"certain\""))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }
}
