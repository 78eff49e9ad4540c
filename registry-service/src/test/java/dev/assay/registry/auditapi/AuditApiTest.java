package dev.assay.registry.auditapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import dev.assay.registry.Wishes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditApiTest {
  private Cluster cluster;
  private Replica replica;
  private Http http;

  @BeforeAll
  void start(Cluster ours) {
    cluster = ours;
    replica = cluster.start();
    http = replica.http();
    publish("robin", "a.One", "1.0.0", Wishes.requiring("one"));
    publish("kim", "a.One", "1.0.0", Wishes.requiring("two"));
    publish("robin", "a.Two", "1.0.0", Wishes.requiring("one"));
    http.put("/enforcement/a.One", "{\"mode\":\"enforce\"}", "Assay-Actor", "kim");
  }

  private void publish(String actor, String name, String version, String document) {
    http.post(
        "/admin/schemas",
        "{\"name\":\"%s\",\"core_version\":\"%s\",\"content\":%s}"
            .formatted(name, version, document),
        "Assay-Actor",
        actor);
  }

  @AfterAll
  void stop() {
    replica.close();
  }

  private List<String> found(String query) {
    List<String> found = new ArrayList<>();
    Answer answer = http.get("/audit" + query);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    for (JsonNode entry : answer.json().get("records")) {
      found.add(
          "%s %s %s"
              .formatted(
                  entry.get("actor").asString(),
                  entry.get("target").asString(),
                  entry.get("outcome").asString()));
    }
    return found;
  }

  @Test
  void everyWriteIsThereNewestFirst() {
    assertThat(found("?action=publish-version"))
        .containsExactly(
            "robin v1/a.Two@1.0.0 granted",
            "kim v1/a.One@1.0.0 refused",
            "robin v1/a.One@1.0.0 granted");
  }

  @Test
  void filtersNarrowIt() {
    assertThat(found("?actor=kim&outcome=refused")).hasSize(1);
    assertThat(found("?subject=v1/a.One")).hasSize(2);
    assertThat(found("?subject=v1/a.One@1.0.0&actor=robin")).hasSize(1);
    assertThat(found("?subject=a.One")).hasSize(3);
    assertThat(found("?subject=schema:a.One")).hasSize(1);
    assertThat(found("?since=2100-01-01T00:00:00Z")).isEmpty();
    assertThat(found("?until=2000-01-01T00:00:00Z")).isEmpty();
    assertThat(found("?since=2000-01-01T00:00:00Z&until=2100-01-01T00:00:00Z&actor=kim"))
        .hasSize(2);
  }

  @Test
  void aPageSaysWhereTheNextBegins() {
    List<String> all = found("?actor=robin");
    JsonNode first = http.get("/audit?actor=robin&limit=1").json();
    assertThat(first.get("records").size()).isEqualTo(1);

    assertThat(found("?actor=robin&limit=1&before=" + first.get("before")))
        .containsExactly(all.get(1));
    assertThat(http.get("/audit").json().has("before")).isFalse();
  }

  @Test
  void whatCanNotBeReadIsSaidToBeThere() {
    ProducerRecord<byte[], byte[]> foreign =
        new ProducerRecord<>(
            cluster.topics().audit(),
            "stranger".getBytes(StandardCharsets.UTF_8),
            "?".getBytes(StandardCharsets.UTF_8));
    Log.write(cluster, foreign);

    assertThat(found("?limit=1").getFirst()).endsWith("unreadable");
  }

  @Test
  void questionsThatMakeNoSenseAreRefused() {
    for (String query :
        List.of(
            "?outcome=perhaps",
            "?since=yesterday",
            "?limit=0",
            "?limit=1001",
            "?before=x",
            "?who=robin")) {
      Answer refused = http.get("/audit" + query);
      assertThat(refused.status()).as(query).isEqualTo(400);
      assertThat(refused.json().get("remedy").asString()).isNotBlank();
    }
  }
}
