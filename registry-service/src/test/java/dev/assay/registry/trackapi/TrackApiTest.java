package dev.assay.registry.trackapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Wishes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackApiTest {
  private static final String ONE = Wishes.requiring("one");
  private static final String TWO = Wishes.requiring("two");
  private Replica replica;
  private Http http;

  @BeforeAll
  void start(Cluster cluster) {
    replica = cluster.start();
    http = replica.http();
  }

  @AfterAll
  void stop() {
    replica.close();
  }

  @Test
  void aPublishedVersionIsAnsweredWithExactlyItsMembers() {
    Answer published = http.publish("v1", "shape.Exact", "1.0.0", ONE);

    assertThat(published.status()).isEqualTo(201);
    assertThat(members(published.json()))
        .containsExactly(
            "name",
            "track",
            "core_version",
            "sha256",
            "$schema_id",
            "content",
            "deprecated",
            "deprecation_note");
    assertThat(published.json().get("deprecation_note").isNull()).isTrue();
    assertThat(published.json().get("$schema_id").stringValue()).isEqualTo("shape.Exact");
    assertThat(published.json().get("content").toString()).isEqualTo(ONE);
    assertThat(http.get("/schemas/v1/shape.Exact").json()).isEqualTo(published.json());
    assertThat(http.get("/schemas/v1/shape.Exact?version=1.0.0").json())
        .isEqualTo(published.json());
  }

  @Test
  void aCheckAskedByTracksAndVersionsApartIsAnsweredInTheSameShape() {
    http.publish("v1", "apart.A", "1.0.0", ONE);
    http.post(
        "/admin/schemas",
        "{\"name\":\"apart.A\",\"track\":\"v2\",\"core_version\":\"2.0.0\",\"x_compat\":{\"b\":1},\"content\":%s}"
            .formatted(TWO));
    String asked = "/compat/check?name=apart.A&from_track=v1&to_track=v2";

    JsonNode answer = http.get(asked + "&from_version=v1.0.0&to_version=v2.0.0").json();

    assertThat(answer.get("compatible").booleanValue()).isFalse();
    assertThat(answer.get("advice").isArray()).isTrue();
    assertThat(answer.get("x_compat").toString()).isEqualTo("{\"b\":1}");
    assertThat(answer.get("from").stringValue()).isEqualTo("v1/apart.A@1.0.0");
    assertThat(http.get(asked + "&from_version=1.0.0&to_version=2.0.0").json()).isEqualTo(answer);
    JsonNode unclaimed = http.get("/compat/check?name=apart.A&from_version=1.0.0").json();
    assertThat(unclaimed.get("x_compat").isNull()).isTrue();
    assertThat(http.get(asked).status()).isEqualTo(400);
  }

  @Test
  void aDriftToldAsAnEventIsTakenAsAReport() {
    Answer told =
        http.post(
            "/admin/telemetry",
            "{\"event_type\":\"telemetry.schema_drift\",\"payload\":{\"name\":\"drift.A\",\"track\":\"v1\","
                + "\"local_sha256\":\"aa\",\"registry_sha256\":\"bb\",\"service\":\"shop\"}}");

    assertThat(told.status()).as(told.response().body()).isEqualTo(200);
    String change =
        http.get("/changes?from=earliest&subject=v1/drift.A&limit=1", "Accept", "application/json")
            .response()
            .body();
    assertThat(change).contains("local-copy", "local sha256 aa, registry sha256 bb", "shop");
    assertThat(http.post("/admin/telemetry", "{\"payload\":{}}").status()).isEqualTo(400);
  }

  @Test
  void aTrailingSchemaOnTheNameMeansTheSameSchema() {
    http.publish("v1", "suffix.A", "1.0.0", ONE);

    assertThat(http.get("/schemas/v1/suffix.A.schema").status()).isEqualTo(200);
    assertThat(http.get("/schemas/by-id/suffix.A.schema").status()).isEqualTo(200);
    assertThat(http.publish("v1", "suffix.A.schema", "1.0.0", ONE).status()).isEqualTo(200);
  }

  @Test
  void publishingTheSameTextAgainIsAnsweredWith200AndTheSameId() {
    Answer first = http.publish("v1", "again.A", "1.0.0", ONE);
    Answer second = http.publish("v1", "again.A", "1.0.0", " " + ONE + " ");
    Answer third = http.publish("v1", "again.A", "", ONE);

    assertThat(List.of(first.status(), second.status(), third.status()))
        .containsExactly(201, 200, 200);
    assertThat(second.header("Assay-Schema-Id")).isEqualTo(first.header("Assay-Schema-Id"));
    assertThat(third.json()).isEqualTo(first.json());
  }

  @Test
  void anotherTextUnderAnExistingVersionIsAConflictThatNamesTheNextVersion() {
    http.publish("v1", "conflict.A", "1.0.0", ONE);

    Answer refused = http.publish("v1", "conflict.A", "1.0.0", TWO);

    assertProblem(refused, 409, "version-exists");
    assertThat(refused.json().get("next_version").stringValue()).isEqualTo("2.0.0");
    assertThat(refused.json().get("remedy").stringValue()).contains("2.0.0");
  }

  @Test
  void aVersionThatCameTooLateIsAConflict() {
    http.publish("v1", "late.A", "1.1.0", ONE);

    assertProblem(http.publish("v1", "late.A", "1.0.0", TWO), 409, "version-out-of-place");
  }

  @Test
  void anInvalidSchemaIsRefusedWithWhereAndWhy() {
    Answer refused = http.publish("v1", "invalid.A", "1.0.0", "{\"type\":\"strnig\"}");

    assertProblem(refused, 422, "invalid-schema");
    JsonNode fault = refused.json().get("faults").get(0);
    assertThat(fault.get("pointer").stringValue()).startsWith("/type");
    assertThat(fault.get("problem").stringValue()).isNotBlank();
    assertThat(http.get("/schemas/v1/invalid.A").status()).isEqualTo(404);
  }

  @Test
  void anUploadThatLacksSomethingOrIsNoJsonIsRefused() {
    assertProblem(http.post("/admin/schemas", "{\"content\":{}}"), 400, "incomplete-upload");
    assertProblem(http.post("/admin/schemas", "{\"name\":\"a\"}"), 400, "incomplete-upload");
    assertProblem(http.post("/admin/schemas", "{"), 400, "malformed-json");
    assertProblem(http.publish("x1", "a", "", "{}"), 400, "malformed-reference");
    assertProblem(http.publish("v1", "a", "one", "{}"), 400, "malformed-reference");
    assertProblem(http.publish("v1", "-a", "", "{}"), 400, "malformed-reference");
  }

  @Test
  void aVersionIsFoundByItsNumberAndByItsTextualId() {
    Answer published =
        http.post(
            "/admin/schemas",
            "{\"name\":\"ids.A\",\"schema_id_str\":\"urn:ids\",\"content\":%s}".formatted(ONE));

    String number = published.header("Assay-Schema-Id");
    assertThat(http.get("/schemas/by-id/" + number).json()).isEqualTo(published.json());
    assertThat(http.get("/schemas/by-id/urn:ids").json()).isEqualTo(published.json());
    assertProblem(http.get("/schemas/by-id/999999"), 404, "unknown-schema");
    assertProblem(http.get("/schemas/by-id/99999999999"), 404, "unknown-schema");
  }

  @Test
  void anUnknownSchemaIsAnsweredWithTheNearestNames() {
    http.publish("v2", "nearest.FeedbackEvent", "", ONE);

    Answer unknown = http.get("/schemas/v2/nearest.FedbackEvent");

    assertProblem(unknown, 404, "unknown-schema");
    assertThat(unknown.json().get("nearest").get(0).stringValue())
        .isEqualTo("v2/nearest.FeedbackEvent");
    assertProblem(
        http.get("/schemas/v2/nearest.FeedbackEvent?version=9.9.9"), 404, "unknown-version");
    assertProblem(
        http.get("/schemas/v2/nearest.FeedbackEvent?version=x"), 400, "malformed-reference");
    assertProblem(http.get("/schemas/v2/nearest.Nothing/versions"), 404, "unknown-schema");
  }

  @Test
  void versionsAreListedOldestFirstWithExactlyTheirMembers() {
    http.publish("v1", "versions.A", "1.0.0", ONE);
    http.publish("v1", "versions.A", "2.0.0", TWO);

    JsonNode versions = http.get("/schemas/v1/versions.A/versions").json();

    assertThat(versions.size()).isEqualTo(2);
    assertThat(members(versions.get(0)))
        .containsExactly("core_version", "sha256", "created_at", "deprecated");
    assertThat(versions.get(0).get("core_version").stringValue()).isEqualTo("1.0.0");
    assertThat(versions.get(1).get("core_version").stringValue()).isEqualTo("2.0.0");
  }

  @Test
  void theIndexNamesTheLatestVersionOfEverySchema() {
    http.publish("v7", "index.A", "7.0.0", ONE);
    http.publish("v7", "index.A", "8.0.0", TWO);

    JsonNode index = http.get("/index").json();
    JsonNode track = index.get("tracks").get("v7");

    assertThat(members(index)).containsExactly("tracks", "generated_at");
    assertThat(members(track)).containsExactly("count", "schemas");
    assertThat(track.get("count").intValue()).isEqualTo(1);
    assertThat(members(track.get("schemas").get(0)))
        .containsExactly("name", "$schema_id", "sha256", "latest_core_version", "deprecated");
    assertThat(track.get("schemas").get(0).get("latest_core_version").stringValue())
        .isEqualTo("8.0.0");
  }

  @Test
  void aKnownFingerprintIsAnsweredWith304() {
    Answer published = http.publish("v1", "etag.A", "1.0.0", ONE);
    String etag = '"' + published.json().get("sha256").stringValue() + '"';

    Answer latest = http.get("/schemas/v1/etag.A");
    Answer pinned = http.get("/schemas/v1/etag.A?version=1.0.0");

    assertThat(latest.header("ETag")).isEqualTo(etag);
    assertThat(latest.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(pinned.header("Cache-Control")).contains("immutable");
    assertThat(http.get("/schemas/v1/etag.A", "If-None-Match", etag).status()).isEqualTo(304);
    assertThat(http.get("/schemas/v1/etag.A", "If-None-Match", "\"x\"").status()).isEqualTo(200);
  }

  @Test
  void aReleaseWithTheTextOfItsCandidateIsNotMistakenForIt() {
    http.publish("v1", "release.A", "1.0.0-rc.1", ONE);
    String candidate = http.get("/schemas/v1/release.A").header("ETag");
    http.publish("v1", "release.A", "1.0.0", ONE);

    Answer release = http.get("/schemas/v1/release.A", "If-None-Match", candidate);

    assertThat(release.status()).isEqualTo(200);
    assertThat(release.json().get("core_version").stringValue()).isEqualTo("1.0.0");
  }

  @Test
  void aDeprecatedVersionSaysSoAndIsNoLongerTheLatest() {
    http.publish("v1", "deprecated.A", "1.0.0", ONE);
    http.publish("v1", "deprecated.A", "2.0.0", TWO);
    String etag = http.get("/schemas/v1/deprecated.A?version=2.0.0").header("ETag");

    Answer deprecated =
        http.post(
            "/admin/schemas",
            "{\"name\":\"deprecated.A\",\"content\":%s,\"deprecated\":true,\"deprecation_note\":\"no\"}"
                .formatted(TWO));

    assertThat(deprecated.json().get("deprecated").booleanValue()).isTrue();
    assertThat(deprecated.json().get("deprecation_note").stringValue()).isEqualTo("no");
    assertThat(http.get("/schemas/v1/deprecated.A").json().get("core_version").stringValue())
        .isEqualTo("1.0.0");
    assertThat(http.get("/schemas/v1/deprecated.A?version=2.0.0", "If-None-Match", etag).status())
        .isEqualTo(200);
  }

  @Test
  void everyAnswerSaysHowFarUpTheLogItStandsAndAReadCanAskForThat() {
    Answer published = http.publish("v1", "offset.A", "1.0.0", ONE);
    String offset = published.header("Assay-Offset");

    assertThat(offset).matches("\\d+\\.-?\\d+");
    assertThat(http.get("/schemas/v1/offset.A", "Assay-Min-Offset", offset).status())
        .isEqualTo(200);
    assertThat(http.get("/schemas/v1/offset.Unknown").header("Assay-Offset")).isNotEmpty();
    assertThat(http.get("/livez").header("Assay-Offset")).isNotEmpty();
    assertProblem(http.get("/index", "Assay-Min-Offset", "soon"), 400, "bad-min-offset");
  }

  @Test
  void healthIsToldInTheClientsWords() {
    Answer health = http.get("/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(members(health.json())).containsExactly("status", "timestamp", "checks", "version");
    assertThat(health.json().get("status").stringValue()).isEqualTo("healthy");
    assertThat(http.get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void metersAreTold() {
    http.publish("v9", "meters.A", "9.0.0", ONE);

    String meters = http.get("/metrics").response().body();

    assertThat(meters)
        .contains("schema_registry_health 1.0")
        .contains("schema_registry_schema_count{track=\"v9\"} 1.0")
        .contains("assay_registry_log_offset{topic=\"schemas\"}")
        .contains("assay_registry_commit_seconds_count")
        .contains("assay_registry_pen_take_seconds_count");
  }

  private static List<String> members(JsonNode object) {
    return object.propertyNames().stream().toList();
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("type").stringValue()).endsWith(slug);
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("remedy").stringValue()).isNotBlank();
  }
}
