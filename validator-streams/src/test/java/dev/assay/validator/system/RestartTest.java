package dev.assay.validator.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.lifecycle.CannotStart;
import dev.assay.validator.ValidatorConfiguration;
import dev.assay.validator.ValidatorService;
import dev.assay.validator.topology.Facts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RestartTest {
  private static final String VALIDATED = TopicNames.validated(Cluster.SOURCE);
  private static final String DEAD_LETTERS = TopicNames.deadLetters(Cluster.SOURCE);

  @Test
  void factsFromBeforeTheStartJudgeTheVeryFirstEvent() throws Exception {
    try (Cluster cluster = new Cluster()) {
      for (int id = 1; id <= 200; id++) {
        cluster.state(
            TopicNames.DEFAULT.schemas(),
            Facts.published(id, "v1/telemetry.FeedbackEvent", "1." + id + ".0", "false"));
      }
      cluster.state(TopicNames.DEFAULT.enforcement(), Facts.policy("*", Rule.of(Mode.ENFORCE), 1));
      for (int i = 0; i < 300; i++) {
        cluster.send(i % Cluster.PARTITIONS, "k" + i, "{}");
      }
      cluster.flush();
      runUntilOut(cluster, 300);
      runUntilOut(cluster, 600);
      assertThat(cluster.committed(VALIDATED)).isEmpty();
      assertThat(cluster.committed(DEAD_LETTERS))
          .hasSize(600)
          .allSatisfy(letter ->
              assertThat(new String(letter.headers().lastHeader("assay-schema").value(), UTF_8))
                  .isEqualTo("v1/telemetry.FeedbackEvent@1.200.0"));
    }
  }

  private static void runUntilOut(Cluster cluster, int expected) throws Exception {
    try (ValidatorService validator =
        ValidatorService.start(configuration(cluster, Map.of()), Clock.systemUTC())) {
      for (int i = 0; expected > 300 && i < 300; i++) {
        cluster.send(i % Cluster.PARTITIONS, "again" + i, "{}");
      }
      cluster.flush();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> cluster.committed(DEAD_LETTERS).size() >= expected);
      // Its threads join the group one after the other; events flow before the last one has.
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> get(validator, "/status").contains("\"state\":\"RUNNING\""));
      await().atMost(Duration.ofMinutes(1)).until(validator::isReady);
      assertThat(get(validator, "/readyz")).contains("up");
      assertThat(get(validator, "/status"))
          .contains("\"mode\":\"enforce\"", "\"dead_lettered\":300");
      assertThat(get(validator, "/metrics"))
          .contains(
              "schema_validation_total{outcome=\"failure\",schema=\"telemetry.FeedbackEvent\"} 300",
              "assay_validator_records_total{outcome=\"dead-lettered\"",
              "assay_validator_partition_in_total{partition=\"0\",topic=\"telemetry.feedback\"} 100",
              "schema_cache_size 1");
    }
  }

  @Test
  void aMissingSourceTopicIsNamedInsteadOfCreated() {
    try (Cluster cluster = new Cluster()) {
      ValidatorConfiguration wrong =
          configuration(cluster, Map.of("bindings[0].source", "telemetry.nowhere"));
      Assertions.assertThatThrownBy(() -> ValidatorService.start(wrong, Clock.systemUTC()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("telemetry.nowhere")
          .hasMessageContaining("topics.create-sources=true");
    }
  }

  static ValidatorConfiguration configuration(Cluster cluster, Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap-servers", cluster.bootstrapServers());
    all.put("topics.replication-factor", "1");
    all.put("topics.min-insync-replicas", "1");
    all.put("http.port", "0");
    all.put("bindings[0].source", Cluster.SOURCE);
    all.put("bindings[0].schema", "telemetry.FeedbackEvent");
    all.putAll(more);
    return ConfigurationReader.read(
        ValidatorConfiguration.class, new ConfigurationSources(List.of(), Map.of(), all));
  }

  private static String get(ValidatorService validator, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + validator.port() + path);
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
