package dev.assay.validator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.WhatIfBody;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.validator.ValidatorService;
import dev.assay.validator.topology.Facts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Asks a running validator about the events that its broker still has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {
  private static final int EVENTS = 3_000;
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"level\":{\"enum\":[\"ok\",\"hard\"]}}}";
  private static final String CANDIDATE =
      "{\"type\":\"object\",\"properties\":{\"level\":{\"enum\":[\"ok\",\"loud\"]}}}";

  private final HttpClient http = HttpClient.newHttpClient();
  private Cluster cluster;
  private ValidatorService validator;

  @BeforeAll
  void start() {
    cluster = new Cluster();
    cluster.state(
        TopicNames.DEFAULT.schemas(),
        Facts.published(1, "v1/telemetry.FeedbackEvent", "1.0.0", SCHEMA));
    cluster.state(TopicNames.DEFAULT.enforcement(), Facts.policy("*", Rule.of(Mode.LOG_ONLY), 1));
    // Of thirty keys three are hard and six are loud, one event is no JSON.
    for (int i = 0; i < EVENTS; i++) {
      String level = i % 10 == 3 ? "hard" : i % 10 == 5 || i % 10 == 7 ? "loud" : "ok";
      cluster.send(i % Cluster.PARTITIONS, "k" + i % 30, "{\"level\":\"%s\"}".formatted(level));
    }
    cluster.send(0, "k0", "no JSON");
    cluster.flush();
    validator =
        ValidatorService.start(
            RestartTest.configuration(cluster, Map.of("what-if.at-once", "1")), Clock.systemUTC());
    await().atMost(Duration.ofMinutes(1)).until(validator::isReady);
  }

  @AfterAll
  void stop() {
    validator.close();
    cluster.close();
    http.close();
  }

  @Test
  void enforcingIsTriedOnRetainedEventsWithoutRefusingAny() throws Exception {
    WhatIfBody.Answer answer = answer("{\"topic\":\"telemetry.feedback\",\"last\":\"1h\"}");
    assertThat(answer.in()).isEqualTo(EVENTS + 1);
    assertThat(answer.valid()).isEqualTo(EVENTS * 8 / 10);
    assertThat(answer.invalid()).isEqualTo(EVENTS * 2 / 10 + 1);
    assertThat(answer.deadLettered()).isEqualTo(answer.invalid());
    assertThat(answer.keys()).isEqualTo(new WhatIfBody.Keys(30, 7, 7 / 30.0, true));
    assertThat(answer.groups())
        .extracting(WhatIfBody.Group::reason, WhatIfBody.Group::events)
        .containsExactly(tuple("schema-violation", EVENTS * 2L / 10), tuple("not-json", 1L));
    assertThat(answer.groups().getFirst())
        .satisfies(group -> {
          assertThat(group.keyword()).isEqualTo("enum");
          assertThat(group.place()).isEqualTo("/level");
          assertThat(group.schema()).isEqualTo("v1/telemetry.FeedbackEvent@1.0.0");
          assertThat(group.message()).doesNotContain("loud");
          assertThat(group.samples()).hasSize(5);
        });
    assertThat(cluster.committed(TopicNames.deadLetters(Cluster.SOURCE))).isEmpty();
  }

  @Test
  void aCandidateIsComparedWithTheSchemaOfTodayOnTheSameEvents() throws Exception {
    WhatIfBody.Answer answer =
        answer(
            "{\"topic\":\"telemetry.feedback\",\"last\":\"1h\",\"schema\":%s}"
                .formatted(CANDIDATE));
    WhatIfBody.Comparison comparison = answer.comparison().orElseThrow();
    assertThat(comparison)
        .isEqualTo(
            new WhatIfBody.Comparison(
                EVENTS * 8 / 10, EVENTS * 2 / 10 + 1, EVENTS / 10, EVENTS * 2 / 10));
    assertThat(answer.groups().getFirst().newlyInvalid()).isEqualTo(EVENTS / 10);
    assertThat(answer.groups().getFirst().schema())
        .isEqualTo("v1/telemetry.FeedbackEvent@candidate");
    assertThat(answer("{\"topic\":\"telemetry.feedback\"}").comparison()).isEmpty();
  }

  @Test
  void aGuardWouldHaveTrippedAndACanaryWouldHaveRefusedLess() throws Exception {
    WhatIfBody.Answer enforced =
        answer(
            """
            {"topic":"telemetry.feedback","guard":{"reject_percent":5,"window_ms":30000,"min_events":50}}
            """);
    assertThat(enforced.guard().orElseThrow().at()).isPresent();
    WhatIfBody.Answer canary =
        answer(
            """
            {"topic":"telemetry.feedback","mode":"canary","percent":20,
             "guard":{"reject_percent":90,"min_events":50}}
            """);
    assertThat(canary.invalid()).isEqualTo(enforced.invalid());
    assertThat(canary.deadLettered()).isLessThan(enforced.deadLettered());
    assertThat(canary.guard().orElseThrow().at()).isEmpty();
  }

  @Test
  void onlyEventsOfTheTimeAskedForAreLookedAt() throws Exception {
    assertThat(
            answer(
                    "{\"topic\":\"telemetry.feedback\",\"until\":\"2026-01-01T00:00:00Z\","
                        + "\"from\":\"2025-01-01T00:00:00Z\"}")
                .in())
        .isZero();
    WhatIfBody limited = run("{\"topic\":\"telemetry.feedback\",\"limit\":100}");
    assertThat(limited.answer().in()).isEqualTo(100);
    assertThat(limited.progress().complete()).isFalse();
  }

  @Test
  void aRunIsSlowIfAskedCanBeCancelledAndKeepsOthersWaiting() throws Exception {
    HttpResponse<String> begun =
        send("POST", "/what-if", "{\"topic\":\"telemetry.feedback\",\"per_second\":1}");
    assertThat(begun.statusCode()).isEqualTo(202);
    String place = begun.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> refused = send("POST", "/what-if", "{\"topic\":\"telemetry.feedback\"}");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("what-if-busy");
    assertThat(send("DELETE", place, "").statusCode()).isEqualTo(202);
    WhatIfBody ended = end(place);
    assertThat(ended.state()).isEqualTo("cancelled");
    assertThat(ended.progress().complete()).isFalse();
    assertThat(send("GET", "/what-if", "").body()).contains(ended.id());
  }

  @Test
  void whatIsWrongWithAWishIsNamed() throws Exception {
    assertThat(refused("{}", 400)).contains("'topic' is missing");
    assertThat(refused("{\"topic\":\"other\"}", 404)).contains("bound are [telemetry.feedback]");
    assertThat(refused("{\"topic\":\"telemetry.feedback\",\"last\":\"soon\"}", 400))
        .contains("'last' is 'soon'");
    assertThat(refused("{\"topic\":\"telemetry.feedback\",\"mode\":\"canary\"}", 400))
        .contains("percent");
    assertThat(refused("{\"topic\":\"telemetry.feedback\",\"schema\":{\"type\":\"objekt\"}}", 422))
        .contains("unusable-candidate");
    assertThat(refused("{\"topic\":\"telemetry.feedback\",\"guard\":{\"reject_percent\":0}}", 400))
        .contains("guard");
    assertThat(send("GET", "/what-if/nobody", "").statusCode()).isEqualTo(404);
  }

  private String refused(String wish, int status) throws Exception {
    HttpResponse<String> answer = send("POST", "/what-if", wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  private WhatIfBody.Answer answer(String wish) throws Exception {
    WhatIfBody run = run(wish);
    assertThat(run.state()).as(run.toString()).isEqualTo("done");
    return run.answer();
  }

  private WhatIfBody run(String wish) throws Exception {
    HttpResponse<String> begun = send("POST", "/what-if", wish);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    return end(begun.headers().firstValue("Location").orElseThrow());
  }

  private WhatIfBody end(String place) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> read(place), run -> !run.state().equals("running"));
  }

  private WhatIfBody read(String place) throws IOException, InterruptedException {
    return WireJson.MAPPER.readValue(send("GET", place, "").body(), WhatIfBody.class);
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + validator.port() + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
