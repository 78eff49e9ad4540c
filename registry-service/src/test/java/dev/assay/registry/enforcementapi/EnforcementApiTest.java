package dev.assay.registry.enforcementapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
class EnforcementApiTest {
  private Replica replica;
  private Http http;

  @BeforeEach
  void start(Cluster cluster) {
    replica = cluster.start();
    http = replica.http();
  }

  @AfterEach
  void stop() {
    replica.close();
  }

  @Test
  void beforeAnybodyDecidedTheDefaultHolds() {
    Answer all = http.get("/enforcement");

    assertThat(all.json().get("policies").size()).isZero();
    assertThat(all.json().get("default").get("mode").stringValue()).isEqualTo("log-only");
    assertThat(http.get("/enforcement/schema:a").json().get("revision").intValue()).isZero();
  }

  @Test
  void aPolicyMayPrecedeItsSchemaAndIsInForceOnceAnswered() {
    Answer set =
        http.put(
            "/enforcement/telemetry.FeedbackEvent.schema",
            "{\"mode\":\"enforce\",\"reason\":\"clean for a week\"}",
            "Assay-Actor",
            "robin");

    assertThat(set.status()).isEqualTo(200);
    assertThat(set.json().get("scope").stringValue()).isEqualTo("schema:telemetry.FeedbackEvent");
    assertThat(set.json().get("by").stringValue()).isEqualTo("robin");
    assertThat(set.json().get("enforced_percent").intValue()).isEqualTo(100);
    assertThat(http.get("/enforcement/telemetry.FeedbackEvent").json()).isEqualTo(set.json());
    assertThat(http.get("/enforcement").json().get("policies").get(0)).isEqualTo(set.json());
  }

  @Test
  void aScopeWithoutPolicyOfItsOwnIsAnsweredWithTheOneItInherits() {
    http.put("/enforcement/*", "{\"mode\":\"off\"}");

    assertThat(http.get("/enforcement/topic:t").json().get("scope").stringValue()).isEqualTo("*");
    assertThat(http.get("/enforcement").json().get("default").get("mode").stringValue())
        .isEqualTo("off");
  }

  @Test
  void everyLaterDecisionHasAHigherRevision() {
    int first =
        http.put("/enforcement/a", "{\"mode\":\"canary\",\"percent\":10}")
            .json()
            .get("revision")
            .intValue();
    int second =
        http.put("/enforcement/topic:t", "{\"mode\":\"off\"}").json().get("revision").intValue();

    assertThat(second).isGreaterThan(first);
  }

  @Test
  void wishesThatMakeNoSenseAreRefused() {
    assertProblem(http.put("/enforcement/a", "{}"), "bad-rule");
    assertProblem(http.put("/enforcement/a", "{\"mode\":\"strict\"}"), "bad-rule");
    assertProblem(http.put("/enforcement/a", "{\"mode\":\"canary\"}"), "bad-rule");
    assertProblem(http.put("/enforcement/a", "{\"mode\":\"off\",\"percent\":5}"), "bad-rule");
    assertProblem(http.put("/enforcement/topic:%20", "{\"mode\":\"off\"}"), "bad-scope");
    assertProblem(http.get("/enforcement/-"), "bad-scope");
    String name = "x".repeat(201);
    assertProblem(
        http.put("/enforcement/a", "{\"mode\":\"off\"}", "Assay-Actor", name), "bad-actor");
  }

  @Test
  void twoOperatorsDontOverwriteEachOtherUnseen() {
    http.put("/enforcement/a", "{\"mode\":\"off\"}");
    String tag = http.get("/enforcement/a").header("ETag");
    Answer mine = http.put("/enforcement/a", "{\"mode\":\"enforce\"}", "If-Match", tag);

    Answer theirs = http.put("/enforcement/a", "{\"mode\":\"log-only\"}", "If-Match", tag);

    assertThat(mine.status()).isEqualTo(200);
    assertThat(theirs.status()).isEqualTo(412);
    assertThat(theirs.json().get("stands")).isEqualTo(http.get("/enforcement/a").json());
    assertThat(mine.header("ETag")).isEqualTo(http.get("/enforcement/a").header("ETag"));
    assertThat(http.put("/enforcement/a", "{\"mode\":\"off\"}", "If-Match", "W/\"x\"").status())
        .isEqualTo(400);
  }

  @Test
  void aScopeIsLeftToTheWiderOnesAgain() {
    http.put("/enforcement/*", "{\"mode\":\"off\"}");
    http.put("/enforcement/a", "{\"mode\":\"enforce\"}");

    Answer lifted = http.delete("/enforcement/a?reason=enough");

    assertThat(lifted.status()).isEqualTo(200);
    assertThat(lifted.json().get("scope").stringValue()).isEqualTo("*");
    assertThat(http.get("/enforcement").json().get("policies").size()).isEqualTo(1);
  }

  @Test
  void limitsAndEndsThatMakeNoSenseAreRefused() {
    String guard = "{\"mode\":\"enforce\",\"guard\":{%s}}";
    assertProblem(http.put("/enforcement/a", guard.formatted("")), "bad-rule");
    assertProblem(
        http.put("/enforcement/a", guard.formatted("\"reject_percent\":101")), "bad-rule");
    assertProblem(
        http.put("/enforcement/a", guard.formatted("\"reject_percent\":5,\"window_ms\":9")),
        "bad-rule");
    assertProblem(
        http.put("/enforcement/a", "{\"mode\":\"off\",\"guard\":{\"reject_percent\":5}}"),
        "bad-rule");
    assertProblem(
        http.put("/enforcement/a", "{\"mode\":\"off\",\"until\":\"tonight\"}"), "bad-rule");
    assertThat(
            http.put("/enforcement/a", "{\"mode\":\"off\",\"until\":\"2020-01-01T00:00:00Z\"}")
                .status())
        .isEqualTo(422);
    assertThat(http.post("/enforcement/a/rearm", "{}").status()).isEqualTo(409);
  }

  private static void assertProblem(Answer answer, String slug) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("type").stringValue()).endsWith(slug);
  }
}
