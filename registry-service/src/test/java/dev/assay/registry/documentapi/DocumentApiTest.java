package dev.assay.registry.documentapi;

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

@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentApiTest {
  private static final String ARROW =
      "\"arrow\":{\"fields\":[{\"name\":\"size\",\"type\":\"int32\",\"nullable\":false}]}";
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
  void whatIsReadMayBePostedAgain() {
    Answer posted =
        http.post("/schema/ticks_v1", "{\"id\":\"ticks_v1\",\"version\":\"1.0.0\"," + ARROW + "}");
    Answer read = http.get("/schema/ticks_v1");

    assertThat(posted.status()).isEqualTo(201);
    assertThat(posted.header("Location")).isEqualTo("/schema/ticks_v1/1.0.0");
    assertThat(read.response().body())
        .isEqualTo("{\"id\":\"ticks_v1\",\"version\":\"1.0.0\"," + ARROW + "}");
    assertThat(http.post("/schema/ticks_v1", read.response().body()).status()).isEqualTo(200);
    assertThat(http.get("/schemas/v1/ticks").json().get("content").toString())
        .isEqualTo("{" + ARROW + "}");
  }

  @Test
  void aVersionIsDerivedWhereTheDocumentSaysNone() {
    http.post("/schema/derived", Wishes.requiring("one"));
    Answer next = http.post("/schema/derived_v1", Wishes.requiring("two"));

    assertThat(next.json().get("version").stringValue()).isEqualTo("2.0.0");
    assertThat(http.get("/schema/derived/versions").json().size()).isEqualTo(2);
    assertThat(http.get("/schema/derived/1.0.0").json().get("version").stringValue())
        .isEqualTo("1.0.0");
    assertThat(http.get("/schema/derived@1.0.0").json())
        .isEqualTo(http.get("/schema/derived?version=1.0.0").json());
    assertThat(http.get("/schema/derived/latest").json()).isEqualTo(next.json());
  }

  @Test
  void anIdNamesItsTrack() {
    http.publish("v2", "tracked", "2.0.0", "{\"type\":\"object\"}");

    assertThat(http.get("/schema/tracked_v2").json().get("id").stringValue())
        .isEqualTo("tracked_v2");
    assertThat(http.get("/schema/tracked").status()).isEqualTo(404);
    assertThat(http.get("/schema/tracked").json().get("nearest").toString()).contains("tracked_v2");
    assertThat(
            http.get("/schemas?track=v2&prefix=tra")
                .json()
                .get("schemas")
                .get(0)
                .get("id")
                .stringValue())
        .isEqualTo("tracked_v2");
  }

  @Test
  void aDocumentThatSaysSomethingElseThanItsAddressIsRefused() {
    for (String body :
        List.of(
            "{\"id\":\"other_v1\"}",
            "{\"id\":7}",
            "{\"version\":\"one\"}",
            "{\"version\":1}",
            "[]")) {
      Answer refused = http.post("/schema/said_v1", body);
      assertThat(refused.status()).as(body).isEqualTo(400);
      assertThat(refused.json().get("type").stringValue()).endsWith("contradictory-document");
    }
    assertThat(http.post("/schema/said@1.0.0", "{\"version\":\"1.1.0\"}").status()).isEqualTo(400);
    assertThat(http.post("/schema/said@1.0.0", "{}").json().get("version").stringValue())
        .isEqualTo("1.0.0");
    assertThat(http.post("/schema/-", "{}").status()).isEqualTo(400);
    assertThat(http.post("/schema/said", "{\"type\":\"strnig\"}").status()).isEqualTo(422);
    assertThat(http.post("/schema/said@1.0.0", "{\"type\":\"object\"}").status()).isEqualTo(409);
  }

  @Test
  void schemasThatAreNoObjectOrHaveSuchMembersThemselvesAreShownAsDocuments() {
    http.publish("v1", "yes", "1.0.0", "true");
    http.publish("v1", "no", "1.0.0", "false");
    http.publish("v1", "own", "1.0.0", "{\"version\":7,\"type\":\"object\"}");

    assertThat(http.get("/schema/yes").response().body())
        .isEqualTo("{\"id\":\"yes_v1\",\"version\":\"1.0.0\"}");
    assertThat(http.get("/schema/no").json().get("not").isObject()).isTrue();
    assertThat(http.get("/schema/own").response().body())
        .isEqualTo("{\"id\":\"own_v1\",\"version\":\"1.0.0\",\"type\":\"object\"}");
  }

  @Test
  void aPinnedDocumentIsImmutableAndTheLatestIsAskedForAgain() {
    http.post("/schema/cached", "{\"version\":\"1.0.0\",\"title\":\"a\"}");
    Answer latest = http.get("/schema/cached");
    Answer pinned = http.get("/schema/cached@1.0.0");

    assertThat(latest.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(pinned.header("Cache-Control")).contains("immutable");
    String sha256 = http.get("/schemas/v1/cached").json().get("sha256").stringValue();
    assertThat(latest.header("ETag")).isEqualTo('"' + sha256 + '"');
    for (int asked = 0; asked < 2; asked++) {
      Answer same = http.get("/schema/cached", "If-None-Match", latest.header("ETag"));
      assertThat(same.status()).isEqualTo(304);
      assertThat(same.header("ETag")).isEqualTo(latest.header("ETag"));
    }
    http.post("/schema/cached", "{\"version\":\"1.0.1\",\"title\":\"b\"}");
    assertThat(http.get("/schema/cached", "If-None-Match", latest.header("ETag")).status())
        .isEqualTo(200);
  }

  @Test
  void aListGoesOnWhereItEnded() {
    for (String name : List.of("list.A", "list.B", "list.C")) {
      http.post("/schema/" + name, "{}");
    }
    Answer first = http.get("/schemas?prefix=list.&limit=2");
    Answer second =
        http.get("/schemas?prefix=list.&limit=2&after=" + first.json().get("next").stringValue());

    assertThat(first.json().get("count").intValue()).isEqualTo(2);
    assertThat(second.json().get("schemas").get(0).get("name").stringValue()).isEqualTo("list.C");
    assertThat(second.json().has("next")).isFalse();
  }

  @Test
  void theRuleInForceDecidesWhatMayFollow() {
    http.post(
        "/schema/ruled", "{\"version\":\"1.0.0\",\"properties\":{\"a\":{\"type\":\"string\"}}}");
    http.post(
        "/schema/ruled", "{\"version\":\"2.0.0\",\"properties\":{\"a\":{\"type\":\"integer\"}}}");
    http.put("/compatibility/subject:v1/ruled", "{\"level\":\"NONE\",\"content\":\"strict\"}");

    for (Answer answer :
        List.of(
            http.get("/compat/ruled/1.0.0/2.0.0"),
            http.post("/schema/ruled/compat", "{\"type\":\"array\"}"))) {
      assertThat(answer.json().get("compatible").booleanValue()).isTrue();
      assertThat(answer.json().get("level").stringValue()).isEqualTo("NONE");
      assertThat(answer.json().get("content").stringValue()).isEqualTo("strict");
    }
    assertThat(
            http.get("/compat/ruled/1.0.0/2.0.0?level=backward")
                .json()
                .get("compatible")
                .booleanValue())
        .isFalse();
  }

  @Test
  void aCandidateIsComparedWithTheLatestOrAPinnedVersion() {
    http.post(
        "/schema/candidate",
        "{\"version\":\"1.0.0\",\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");
    String grown =
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}}}";

    Answer fits = http.post("/schema/candidate/compat", grown);
    Answer breaks = http.post("/schema/candidate@1.0.0/compat", "{\"type\":\"array\"}");

    assertThat(fits.json().get("compatible").booleanValue()).isTrue();
    assertThat(fits.json().get("next_version").stringValue()).isEqualTo("1.1.0");
    assertThat(breaks.json().get("compatible").booleanValue()).isFalse();
    assertThat(breaks.json().get("required_bump").stringValue()).isEqualTo("major");
    assertThat(breaks.json().get("breaking_reasons").size()).isPositive();
    assertThat(http.get("/schema/candidate").json().get("version").stringValue())
        .isEqualTo("1.0.0");
    http.post("/schema/candidate", grown);
    Answer between = http.get("/compat/candidate/1.0.0/1.1.0?level=semver&content=lenient");
    assertThat(between.json().get("compatible").booleanValue()).isTrue();
    assertThat(http.get("/compat/candidate/1.0.0/9.0.0").status()).isEqualTo(404);
    assertThat(http.get("/compat/candidate/1.0.0/latest?level=strict").status()).isEqualTo(400);
  }
}
