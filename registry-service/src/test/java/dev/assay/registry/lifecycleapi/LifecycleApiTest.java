package dev.assay.registry.lifecycleapi;

import static dev.assay.registry.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import dev.assay.registry.Wishes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleApiTest {
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
  void aVersionLivesAndIsDeletedRestoredPurgedAndToldOf() {
    String id = http.publish("v1", "life.A", "1.0.0", ONE).header("Assay-Schema-Id");
    http.publish("v1", "life.A", "2.0.0", TWO);

    Answer impact = http.delete("/schemas/v1/life.A@2.0.0?dry_run=true");
    assertThat(impact.json().get("dry_run").booleanValue()).isTrue();
    assertThat(impact.json().at("/versions/0/latest").booleanValue()).isTrue();
    assertThat(http.get("/schemas/v1/life.A@2.0.0").status()).isEqualTo(200);

    assertThat(http.delete("/schemas/v1/life.A@1.0.0?reason=mistake").status()).isEqualTo(200);
    assertProblem(http.get("/schemas/v1/life.A?version=1.0.0"), 404, "deleted-version");
    assertThat(
            http.get("/schemas/v1/life.A@1.0.0?deleted=true").json().get("deleted").booleanValue())
        .isTrue();
    assertThat(http.get("/schemas/by-id/" + id).status()).isEqualTo(200);
    assertThat(http.get("/schemas/v1/life.A/versions").json()).hasSize(1);
    assertThat(http.get("/schemas/v1/life.A/versions?deleted=true").json()).hasSize(2);

    assertProblem(http.post("/schemas/v1/life.A@2.0.0/purge"), 409, "version-in-use");
    assertThat(http.post("/schemas/v1/life.A@1.0.0/restore").status()).isEqualTo(200);
    assertThat(http.get("/schemas/v1/life.A@1.0.0").status()).isEqualTo(200);

    http.delete("/schemas/v1/life.A@1.0.0");
    assertThat(http.post("/schemas/v1/life.A@1.0.0/purge").status()).isEqualTo(200);
    assertProblem(http.get("/schemas/v1/life.A@1.0.0"), 410, "purged-version");
    assertProblem(http.get("/schemas/by-id/" + id), 410, "purged-version");
    assertProblem(http.publish("v1", "life.A", "1.0.0", ONE), 409, "version-purged");
    assertThat(told("v1/life.A"))
        .containsExactly(
            ChangeType.VERSION_PUBLISHED,
            ChangeType.VERSION_PUBLISHED,
            ChangeType.DELETION_STATED,
            ChangeType.DELETION_STATED,
            ChangeType.DELETION_STATED,
            ChangeType.VERSION_PURGED);
  }

  @Test
  void aDeletedSubjectIsGoneFromTheIndexAndComesBackByPublishingItAgain() {
    http.publish("v6", "whole.A", "6.0.0", ONE);

    http.delete("/schemas/v6/whole.A");

    assertThat(http.get("/index").json().at("/tracks/v6").isMissingNode()).isTrue();
    assertProblem(http.get("/schemas/v6/whole.A"), 404, "unknown-schema");
    assertProblem(http.delete("/schemas/v6/whole.A"), 404, "unknown-version");
    assertThat(http.publish("v6", "whole.A", "", ONE).status()).isEqualTo(200);
    assertThat(http.get("/schemas/v6/whole.A").json().get("core_version").stringValue())
        .isEqualTo("6.0.0");
  }

  @Test
  void deprecationIsToldInBodyAndHeaders() {
    http.publish("v1", "old.A", "1.0.0", ONE);
    http.publish("v2", "old.A", "2.0.0", TWO);

    Answer said =
        http.put(
            "/schemas/v1/old.A/deprecation",
            "{\"note\":\"use v2\",\"sunset\":\"2027-01-31\",\"successor\":\"v2/old.A\"}");

    assertThat(said.status()).as(said.response().body()).isEqualTo(200);
    Answer old = http.get("/schemas/v1/old.A");
    assertThat(old.json().get("sunset").stringValue()).isEqualTo("2027-01-31");
    assertThat(old.json().get("successor").stringValue()).isEqualTo("v2/old.A");
    assertThat(old.header("Deprecation")).matches("@\\d+");
    assertThat(old.header("Sunset")).isEqualTo("Sun, 31 Jan 2027 00:00:00 GMT");
    assertThat(old.header("Link")).isEqualTo("</schemas/v2/old.A>; rel=\"successor-version\"");
    http.delete("/schemas/v1/old.A/deprecation");
    assertThat(http.get("/schemas/v1/old.A").header("Deprecation")).isEmpty();
  }

  @Test
  void aDeprecationThatCannotBeIsRefused() {
    http.publish("v1", "bad.A", "1.0.0", ONE);
    String path = "/schemas/v1/bad.A/deprecation";

    assertProblem(http.put(path, "{\"sunset\":\"soon\"}"), 400, "bad-parameter");
    assertProblem(http.put(path, "{\"successor\":\"v9/no.Such\"}"), 422, "unusable-successor");
    assertProblem(http.put(path, "{\"successor\":\"//\"}"), 400, "malformed-reference");
    assertProblem(http.put(path + "?dry_run=perhaps", "{}"), 400, "bad-parameter");
    assertProblem(http.put("/schemas/v1/bad.A@7/deprecation", "{}"), 404, "unknown-version");
  }

  @Test
  void referencesAreResolvedListedBundledAndHoldWhatTheyReferTo() {
    http.publish("v1", "ref.Common", "1.0.0", "{\"$defs\":{\"money\":{\"type\":\"number\"}}}");
    String user = "{\"properties\":{\"price\":{\"$ref\":\"assay:v1/ref.Common@1#/$defs/money\"}}}";

    Answer published = http.publish("v1", "ref.User", "1.0.0", user);

    assertThat(published.status()).as(published.response().body()).isEqualTo(201);
    assertThat(published.json().at("/references/0/version").stringValue())
        .isEqualTo("v1/ref.Common@1.0.0");
    assertThat(http.get("/schemas/v1/ref.Common/referencedby").json().toString())
        .isEqualTo("[\"v1/ref.User@1.0.0\"]");
    assertThat(http.get("/schemas/v1/ref.User/references").json().at("/0/ref").stringValue())
        .isEqualTo("assay:v1/ref.Common@1");
    String bundled = http.get("/schemas/v1/ref.User@1.0.0?bundled=true").json().toString();
    assertThat(bundled).contains("#/$defs/assay.v1.ref.Common@1.0.0/$defs/money");
    assertThat(bundled).doesNotContain("\"$ref\":\"assay:");
    http.delete("/schemas/v1/ref.Common");
    Answer refused = http.post("/schemas/v1/ref.Common/purge");
    assertProblem(refused, 409, "version-referenced");
    assertThat(refused.json().at("/referenced_by/0").stringValue()).isEqualTo("v1/ref.User@1.0.0");
    assertProblem(
        http.publish("v1", "ref.Other", "", "{\"$ref\":\"assay:v1/ref.Common@1.0.0\"}"),
        422,
        "unknown-reference");
  }

  private List<ChangeType> told(String subject) {
    return Log.committed(cluster, cluster.topics().schemaChanges()).stream()
        .map(record -> ChangeEvent.read(record.headers(), record.value()))
        .filter(change -> change.subject().equals(subject))
        .map(ChangeEvent::type)
        .toList();
  }
}
