package dev.assay.registry.bindingapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
class BindingApiTest {
  private Cluster cluster;
  private Replica replica;
  private Http http;

  @BeforeEach
  void start(Cluster given) {
    cluster = given;
    replica = cluster.start();
    http = replica.http();
  }

  @AfterEach
  void stop() {
    replica.close();
  }

  @Test
  void whatIsLeftOutTakesItsDefault() {
    Answer set = http.put("/bindings/plain", "{\"source\":\"plain\",\"schema\":\"a.A\"}");

    assertThat(set.status()).as(set.response().body()).isEqualTo(200);
    assertThat(set.json().get("tracks").toString()).isEqualTo("[\"v2\",\"v1\"]");
    assertThat(set.json().get("payload").stringValue()).isEqualTo("auto");
    assertThat(set.json().get("when_unchecked").stringValue()).isEqualTo("pass");
    assertThat(set.json().get("schema_wait_ms").intValue()).isEqualTo(2000);
    assertThat(set.json().get("application").stringValue()).isEqualTo("assay-validator");
    assertThat(http.get("/bindings/plain").json()).isEqualTo(set.json());
    http.delete("/bindings/plain");
  }

  @Test
  void aBindingIsDecidedChangedAndLeftToTheConfigurationAgain() {
    String path = "/bindings/orders";
    Answer first =
        http.put(path, "{\"source\":\"orders\",\"schema\":\"a.A\"}", "Assay-Actor", "robin");
    Answer second =
        http.put(
            path,
            "{\"pattern\":\"orders\\\\..*\",\"schema\":\"a.B\",\"payload\":\"confluent\",\"repeated_members\":\"reject\"}");

    assertThat(first.json().get("by").stringValue()).isEqualTo("robin");
    assertThat(second.json().get("revision").intValue())
        .isGreaterThan(first.json().get("revision").intValue());
    assertThat(http.get("/bindings").json().get("bindings").toString()).contains("orders\\\\..*");

    Answer removed = http.delete(path);
    assertThat(removed.status()).isEqualTo(200);
    assertThat(http.get(path).status()).isEqualTo(404);
    assertThat(http.get("/bindings").json().get("bindings").toString()).doesNotContain("orders");
    assertThat(http.delete(path).status()).isEqualTo(404);
    assertThat(Log.committed(cluster, cluster.topics().schemaChanges()))
        .extracting(record -> new String(record.value(), UTF_8))
        .anyMatch(change -> change.contains("\"previous_schema\":\"a.A\""))
        .anyMatch(change -> change.contains("\"removed\":true"));
    assertThat(Log.committed(cluster, cluster.topics().audit()))
        .extracting(record -> new String(record.value(), UTF_8))
        .anyMatch(audit -> audit.contains("set-binding") && audit.contains("robin"))
        .anyMatch(audit -> audit.contains("remove-binding"));
  }

  @Test
  void whoDecidesOnAnOldRevisionIsToldSo() {
    String path = "/bindings/stale";
    String body = "{\"source\":\"stale\",\"schema\":\"a.A\"}";
    Answer first = http.put(path, body, "If-Match", "\"0\"");

    assertThat(first.status()).isEqualTo(200);
    assertProblem(http.put(path, body, "If-Match", "\"0\""), 412, "stale-revision");
    assertThat(http.put(path, body, "If-Match", first.header("ETag")).status()).isEqualTo(200);
    assertProblem(http.put(path, body, "If-Match", "today"), 400, "bad-revision");
    http.delete(path);
  }

  @Test
  void whatCanNotStandBesideTheOthersIsRefused() {
    String audit = cluster.topics().audit();
    http.put("/bindings/one", "{\"source\":\"one\",\"schema\":\"a.A\"}");

    Answer clash = http.put("/bindings/two", "{\"source\":\"one\",\"schema\":\"a.A\"}");
    assertProblem(clash, 409, "binding-clashes");
    assertThat(clash.json().get("detail").stringValue()).contains("binding one.source");
    assertProblem(
        http.put("/bindings/two", "{\"source\":\"one.dlq\",\"schema\":\"a.A\"}"),
        409,
        "binding-clashes");
    assertProblem(
        http.put("/bindings/two", "{\"source\":\"%s\",\"schema\":\"a.A\"}".formatted(audit)),
        409,
        "binding-clashes");
    assertThat(
            http.put(
                    "/bindings/two",
                    "{\"source\":\"one\",\"schema\":\"a.A\",\"application\":\"another\"}")
                .status())
        .isEqualTo(200);
    http.delete("/bindings/one");
    http.delete("/bindings/two");
  }

  @Test
  void wishesThatMakeNoSenseAreRefusedByMember() {
    badWish("{\"schema\":\"a.A\"}", "neither source nor pattern");
    badWish("{\"source\":\"a\",\"pattern\":\"b\",\"schema\":\"a.A\"}", "both");
    badWish("{\"source\":\"a\"}", "'schema'");
    badWish("{\"source\":\"a b\",\"schema\":\"a.A\"}", "source 'a b'");
    badWish("{\"pattern\":\"(\",\"schema\":\"a.A\"}", "pattern '('");
    badWish("{\"pattern\":\"a.*\",\"schema\":\"a.A\",\"validated\":\"x\"}", "leave out");
    badWish("{\"source\":\"a\",\"schema\":\"a.A\",\"payload\":\"avro\"}", "payload 'avro'");
    badWish("{\"source\":\"a\",\"schema\":\"a.A\",\"tracks\":[]}", "tracks []");
    badWish("{\"source\":\"a\",\"schema\":\"a.A\",\"tracks\":[\"v1\",\"v1\"]}", "tracks");
    badWish("{\"source\":\"a\",\"schema\":\"a.A\",\"schema_wait_ms\":60000}", "schema-wait");
    assertProblem(
        http.put("/bindings/a%20b", "{\"source\":\"a\",\"schema\":\"a.A\"}"), 400, "bad-binding");
  }

  private void badWish(String body, String named) {
    Answer answer = http.put("/bindings/bad", body);
    assertProblem(answer, 400, "bad-binding");
    assertThat(answer.json().get("detail").stringValue()).contains(named);
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.json().get("type").stringValue()).endsWith(slug);
    assertThat(answer.json().get("remedy").stringValue()).isNotBlank();
  }
}
