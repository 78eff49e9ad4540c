package dev.assay.validator.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.BindingsInForceBody;
import dev.assay.contracts.rest.BindingsInForceBody.InForce;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import dev.assay.validator.ValidatorService;
import dev.assay.validator.topology.Facts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bindings that change at a running validator, on a real broker. */
class SteeringTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String VALIDATED = TopicNames.validated(Cluster.SOURCE);

  private final Cluster cluster = new Cluster();
  private final HttpClient http = HttpClient.newHttpClient();
  private long revision;

  @BeforeEach
  void enforce() {
    cluster.state(
        TopicNames.DEFAULT.schemas(),
        Facts.published(1, "v1/telemetry.FeedbackEvent", "1.0.0", "true"));
    cluster.state(TopicNames.DEFAULT.schemas(), Facts.published(2, "v1/never", "1.0.0", "false"));
    cluster.state(TopicNames.DEFAULT.enforcement(), Facts.policy("*", Rule.of(Mode.ENFORCE), 1));
  }

  @AfterEach
  void stop() {
    http.close();
    cluster.close();
  }

  @Test
  void schemaAndOutputsChangeWithoutARestartAndNoEventIsLost() {
    try (ValidatorService validator = start(Map.of())) {
      send(Cluster.SOURCE, 0, 30);
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() == 30);

      decide(Cluster.SOURCE, rule(Cluster.SOURCE, "never", Optional.of("refused")));
      awaitApplied(validator);
      send(Cluster.SOURCE, 30, 60);
      await().atMost(LONG).until(() -> cluster.committed("refused").size() == 30);

      decide(Cluster.SOURCE, Optional.empty());
      awaitApplied(validator);
      send(Cluster.SOURCE, 60, 90);
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() == 60);
      assertThat(bindings(validator).rebuilds()).isZero();
      assertThat(cluster.committed("refused")).hasSize(30);
    }
  }

  @Test
  void anotherSourceIsReadAfterARestartInPlaceAndItIsSaid() {
    cluster.create("orders", 2);
    try (ValidatorService validator = start(Map.of())) {
      send("orders", 0, 10);
      send(Cluster.SOURCE, 0, 10);
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() == 10);

      decide("orders", rule("orders", "never", Optional.empty()));
      await().atMost(LONG).until(() -> cluster.exists("orders.dlq"));
      await().atMost(LONG).until(() -> cluster.committed("orders.dlq").size() == 10);
      send(Cluster.SOURCE, 10, 20);
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() == 20);
      BindingsInForceBody after = bindings(validator);
      assertThat(after.rebuilds()).isEqualTo(1);
      assertThat(after.bindings())
          .extracting(InForce::from)
          .containsExactly("configuration", "registry");

      decide("orders", Optional.empty());
      await().atMost(LONG).until(() -> bindings(validator).rebuilds() == 2);
      send("orders", 10, 20);
      send(Cluster.SOURCE, 20, 30);
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() == 30);
      assertThat(cluster.committed("orders.dlq")).hasSize(10);
    }
  }

  @Test
  void aPatternMeetsATopicThatComesLaterAndNeverWhatIsWrittenHere() {
    try (ValidatorService validator = start(Map.of("streams.topic-discovery", "1s"))) {
      decide(
          "all",
          Optional.of(
              new BindingRule(
                  "assay-validator",
                  new SourceTopics.Matching(".*"),
                  new SchemaName("telemetry.FeedbackEvent"),
                  List.of(Track.V1),
                  Outputs.BY_SUFFIX,
                  Handling.DEFAULT)));
      await().atMost(LONG).until(() -> bindings(validator).rebuilds() == 1);
      cluster.create("later", 1);
      send("later", 0, 10);
      await().atMost(LONG).until(() -> cluster.exists("later.validated"));
      await().atMost(LONG).until(() -> cluster.committed("later.validated").size() == 10);
      send(Cluster.SOURCE, 0, 10);
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() == 10);

      assertThat(cluster.exists("later.validated.validated")).isFalse();
      assertThat(cluster.exists("assay.schemas.validated")).isFalse();
      InForce all = bindings(validator).bindings().get(1);
      assertThat(all.topics()).contains(List.of("later"));
    }
  }

  @Test
  void aBindingWhoseTopicIsMissingIsSetAsideAndTakenUpOnceItIsThere() {
    try (ValidatorService validator = start(Map.of())) {
      decide("orders", rule("orders", "never", Optional.empty()));
      await().atMost(LONG).until(() -> !bindings(validator).setAside().isEmpty());
      assertThat(bindings(validator).setAside().getFirst().why()).contains("'orders'");
      send(Cluster.SOURCE, 0, 10);
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() == 10);

      cluster.create("orders", 1);
      await().atMost(LONG).until(() -> bindings(validator).setAside().isEmpty());
      send("orders", 0, 5);
      await().atMost(LONG).until(() -> cluster.committed("orders.dlq").size() == 5);
    }
  }

  @Test
  void twoInstancesTakeUpANewTopicAtOnceAndNoEventIsLostOrDoubled() {
    cluster.create("orders", 4);
    try (ValidatorService one = start(Map.of("instance", "one"));
        ValidatorService two = start(Map.of("instance", "two"))) {
      send(Cluster.SOURCE, 0, 500);
      decide("orders", rule("orders", "never", Optional.empty()));
      send(Cluster.SOURCE, 500, 1_000);
      send("orders", 0, 100);
      await()
          .atMost(LONG)
          .until(() -> bindings(one).rebuilds() == 1 && bindings(two).rebuilds() == 1);
      await().atMost(LONG).until(() -> one.isReady() && two.isReady());
      send(Cluster.SOURCE, 1_000, 1_500);
      await().atMost(LONG).until(() -> cluster.committed("orders.dlq").size() >= 100);
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() >= 1_500);
      assertThat(keys("orders.dlq")).hasSize(100).doesNotHaveDuplicates();
      assertThat(keys(VALIDATED)).hasSize(1_500).doesNotHaveDuplicates();
    }
  }

  private List<String> keys(String topic) {
    return cluster.committed(topic).stream()
        .map(record -> new String(record.key(), UTF_8))
        .toList();
  }

  private void decide(String name, Optional<BindingRule> rule) {
    revision++;
    cluster.state(
        TopicNames.DEFAULT.enforcement(),
        new Fact.BindingSet(new BindingDecision(name, rule, revision, "ada", "", Instant.EPOCH)));
  }

  private static Optional<BindingRule> rule(
      String source, String schema, Optional<String> deadLetters) {
    return Optional.of(
        new BindingRule(
            "assay-validator",
            new SourceTopics.Named(source),
            new SchemaName(schema),
            List.of(Track.V1),
            new Outputs(Optional.empty(), deadLetters),
            Handling.DEFAULT));
  }

  private void awaitApplied(ValidatorService validator) {
    await().atMost(LONG).until(() -> bindings(validator).appliedRevision() == revision);
  }

  private void send(String topic, int from, int to) {
    for (int i = from; i < to; i++) {
      cluster.sendTo(topic, "k" + i, "{}");
    }
    cluster.flush();
  }

  private ValidatorService start(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("bindings[0].tracks", "v1");
    ValidatorService validator =
        ValidatorService.start(RestartTest.configuration(cluster, all), Clock.systemUTC());
    await().atMost(LONG).until(validator::isReady);
    return validator;
  }

  private BindingsInForceBody bindings(ValidatorService validator) {
    try {
      URI uri = URI.create("http://127.0.0.1:%d/bindings".formatted(validator.port()));
      String body = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      return WireJson.MAPPER.readValue(body, BindingsInForceBody.class);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
