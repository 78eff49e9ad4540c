package dev.assay.registry.compatibilityapi;

import static dev.assay.registry.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import dev.assay.registry.Wishes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompatibilityApiTest {
  private static final String ONE = Wishes.requiring("one");
  private static final String TWO = Wishes.requiring("two");
  private Cluster cluster;
  private Replica replica;
  private Http http;

  @BeforeAll
  void start(Cluster ofItsOwn) {
    cluster = ofItsOwn;
    replica = cluster.start();
    http = replica.http();
  }

  @AfterAll
  void stop() {
    replica.close();
  }

  @Test
  void withoutADecisionSemanticVersionsAndLenientContentHold() {
    Answer answer = http.get("/compatibility/subject:v9/nobody.Decided");

    assertThat(answer.json().get("level").stringValue()).isEqualTo("SEMVER");
    assertThat(answer.json().get("content").stringValue()).isEqualTo("lenient");
    assertThat(answer.json().get("decided_for").stringValue()).isEqualTo("*");
    assertThat(answer.header("ETag")).isEqualTo("\"0\"");
  }

  @Test
  void aDecisionHoldsForItsScopeUntilItIsWithdrawn() {
    http.publish("v3", "rule.A", "3.0.0", ONE);
    Answer set =
        http.put(
            "/compatibility/track:v3",
            "{\"level\":\"full\",\"content\":\"strict\",\"reason\":\"slow readers\"}");

    assertThat(set.status()).as(set.response().body()).isEqualTo(200);
    Answer refused = http.publish("v3", "rule.A", "4.0.0", TWO);
    assertProblem(refused, 409, "incompatible-change");
    assertThat(refused.json().get("level").stringValue()).isEqualTo("FULL");
    assertThat(refused.json().get("content").stringValue()).isEqualTo("strict");
    assertThat(refused.json().get("from").stringValue()).isEqualTo("v3/rule.A@3.0.0");
    assertThat(http.get("/compatibility").json().get("rules").toString()).contains("track:v3");

    Answer withdrawn = http.delete("/compatibility/track:v3");
    assertThat(withdrawn.json().get("decided_for").stringValue()).isEqualTo("*");
    assertThat(http.publish("v3", "rule.A", "4.0.0", TWO).status()).isEqualTo(201);
    assertThat(Log.committed(cluster, cluster.topics().audit()))
        .filteredOn(record -> new String(record.value(), UTF_8).contains("unset-compatibility"))
        .hasSize(1);
  }

  @Test
  void aDecisionCanBeMadeOnTheRevisionThatWasSeenOnly() {
    String path = "/compatibility/subject:v4/stale.A";
    String seen = http.get(path).header("ETag");
    Answer first = http.put(path, "{\"level\":\"NONE\"}", "If-Match", seen);

    assertThat(first.status()).isEqualTo(200);
    assertProblem(http.put(path, "{\"level\":\"FULL\"}", "If-Match", seen), 412, "stale-revision");
    assertThat(http.put(path, "{\"level\":\"FULL\"}", "If-Match", first.header("ETag")).status())
        .isEqualTo(200);
    assertProblem(http.put(path, "{\"level\":\"FULL\"}", "If-Match", "x"), 400, "bad-revision");
  }

  @Test
  void whatIsNoRuleOrScopeIsRefused() {
    assertProblem(http.put("/compatibility/*", "{\"level\":\"SIDEWAYS\"}"), 400, "bad-rule");
    assertProblem(http.put("/compatibility/*", "{}"), 400, "bad-rule");
    assertProblem(http.get("/compatibility/elsewhere"), 400, "bad-scope");
    assertProblem(http.get("/compatibility/track:x"), 400, "bad-scope");
  }

  @Test
  void aStepThatIsTooSmallIsRefusedWithWhatWouldDoAndWhy() {
    http.publish("v1", "small.A", "1.0.0", ONE);

    Answer refused = http.publish("v1", "small.A", "1.1.0", TWO);

    assertProblem(refused, 409, "bump-too-small");
    assertThat(refused.json().get("next_version").stringValue()).isEqualTo("2.0.0");
    assertThat(refused.json().get("required_bump").stringValue()).isEqualTo("major");
    assertThat(refused.json().get("level").stringValue()).isEqualTo("SEMVER");
    assertThat(refused.json().get("reasons").isEmpty()).isFalse();
    assertThat(refused.json().get("facts").isArray()).isTrue();
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndWritesNothing() {
    http.publish("v1", "dry.A", "1.0.0", ONE);
    String upload = "{\"name\":\"dry.A\",\"content\":%s}".formatted(TWO);

    Answer dry = http.post("/admin/schemas?dry_run=true", upload);

    assertThat(dry.status()).isEqualTo(200);
    assertThat(dry.json().get("outcome").stringValue()).isEqualTo("published");
    assertThat(dry.json().get("core_version").stringValue()).isEqualTo("2.0.0");
    assertThat(dry.json().at("/verdict/required_bump").stringValue()).isEqualTo("major");
    assertThat(http.get("/schemas/v1/dry.A/versions").json()).hasSize(1);
  }

  @Test
  void aCheckJudgesByTheRuleInForceUnlessItNamesAnother() {
    http.publish("v1", "check.R", "1.0.0", ONE);
    http.publish("v1", "check.R", "2.0.0", TWO);
    http.put("/compatibility/subject:v1/check.R", "{\"level\":\"NONE\"}");
    String check = "/compat/check?name=check.R&from=1.0.0&to=2.0.0";

    assertThat(http.get(check).json().get("compatible").booleanValue()).isTrue();
    assertThat(http.get(check + "&level=full").json().get("compatible").booleanValue()).isFalse();
  }

  @Test
  void aCheckAnswersInTheClientsWords() {
    http.publish("v1", "check.A", "1.0.0", ONE);
    http.publish("v1", "check.A", "2.0.0", TWO);

    Answer versions = http.get("/compat/check?name=check.A&from=1.0.0&to=2.0.0");
    Answer candidate =
        http.post(
            "/compat/check",
            "{\"name\":\"check.A\",\"from\":\"1\",\"x_compat\":\"backward\",\"content\":%s}"
                .formatted(ONE));

    assertThat(versions.json().propertyNames())
        .containsExactly(
            "compatible", "breaking_reasons", "advice", "x_compat", "from", "to", "verdict");
    assertThat(versions.json().get("compatible").booleanValue()).isFalse();
    assertThat(versions.json().get("breaking_reasons").isEmpty()).isFalse();
    assertThat(versions.json().get("x_compat").isNull()).isTrue();
    assertThat(candidate.json().get("compatible").booleanValue()).isTrue();
    assertThat(candidate.json().get("x_compat").stringValue()).isEqualTo("backward");
    assertThat(candidate.json().get("from").stringValue()).isEqualTo("v1/check.A@1.0.0");
    assertProblem(http.get("/compat/check?name=check.A&from=7"), 404, "unknown-version");
    assertProblem(http.get("/compat/check?name=check.A"), 400, "bad-parameter");
    assertProblem(http.post("/compat/check", "{\"name\":\"a\"}"), 400, "incomplete-upload");
    assertProblem(http.get("/compat/check?name=check.A&from=1&level=x"), 400, "bad-parameter");
  }

  @Test
  void negotiationPrefersATrackUntilItsVersionIsDeprecated() {
    http.publish("v1", "talk.A", "1.0.0", ONE);
    http.publish("v1", "talk.A", "1.0.1", ONE.replaceFirst("\\{", "{\"title\":\"t\","));
    http.publish("v2", "talk.A", "2.0.0", TWO);

    Answer preferred = http.get("/negotiate?name=talk.A");
    http.put("/schemas/v2/talk.A/deprecation", "{}");
    Answer fallback = http.get("/negotiate?name=talk.A&prefer=v2&fallback=v1");
    Answer pinned = http.get("/negotiate?name=talk.A@1.0.0&prefer=v1");

    assertThat(preferred.json().get("track").stringValue()).isEqualTo("v2");
    assertThat(preferred.json().get("fallback").booleanValue()).isFalse();
    assertThat(fallback.json().get("track").stringValue()).isEqualTo("v1");
    assertThat(fallback.json().get("core_version").stringValue()).isEqualTo("1.0.1");
    assertThat(fallback.json().get("reason").stringValue()).contains("deprecated on v2");
    assertThat(pinned.json().get("core_version").stringValue()).isEqualTo("1.0.0");
    assertProblem(http.get("/negotiate?name=no.Such"), 404, "unknown-schema");
    assertProblem(http.get("/negotiate?name=talk.A&prefer=x"), 400, "malformed-reference");
    assertProblem(http.get("/negotiate"), 400, "bad-parameter");
  }

  @Test
  void driftIsAcceptedCountedAndTold() {
    http.publish("v5", "drift.A", "5.0.0", ONE);

    Answer accepted =
        http.post(
            "/admin/telemetry",
            "{\"name\":\"drift.A\",\"track\":\"v5\",\"kind\":\"unknown-field\",\"pointer\":\"/x\",\"count\":3}");

    assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
    assertThat(http.get("/metrics").response().body())
        .contains("assay_drift_reports_total{schema=\"v5/drift.A\"} 3.0");
    assertThat(Log.committed(cluster, cluster.topics().schemaChanges()))
        .filteredOn(record -> new String(record.value(), UTF_8).contains("unknown-field"))
        .hasSize(1);
    assertProblem(http.post("/admin/telemetry", "{}"), 400, "incomplete-upload");
    assertProblem(
        http.post("/admin/telemetry", "{\"name\":\"a\",\"kind\":\"A b\"}"), 400, "bad-parameter");
    assertProblem(
        http.post("/admin/telemetry", "{\"name\":\"a\",\"count\":0}"), 400, "bad-parameter");
  }

  @Test
  void anAliasMeansTheNewestOfItsLine() {
    http.publish("v1", "alias.A", "1.0.0", ONE);
    http.publish("v1", "alias.A", "1.0.1", ONE.replaceFirst("\\{", "{\"title\":\"t\","));
    http.publish("v1", "alias.A", "2.0.0", TWO);

    assertThat(version("/schemas/v1/alias.A@1")).isEqualTo("1.0.1");
    assertThat(version("/schemas/v1/alias.A?version=1.0")).isEqualTo("1.0.1");
    assertThat(version("/schemas/v1/alias.A@latest")).isEqualTo("2.0.0");
    assertThat(version("/schemas/v1/alias.A@1.0.0")).isEqualTo("1.0.0");
    assertThat(http.get("/schemas/v1/alias.A@1").header("Cache-Control")).isEqualTo("no-cache");
    assertThat(http.get("/schemas/v1/alias.A@1.0.1").header("Cache-Control")).contains("immutable");
    assertProblem(http.get("/schemas/v1/alias.A@3"), 404, "unknown-version");
    assertProblem(http.get("/schemas/v1/alias.A@1?version=1"), 400, "malformed-reference");
  }

  private String version(String path) {
    return http.get(path).json().get("core_version").stringValue();
  }
}
