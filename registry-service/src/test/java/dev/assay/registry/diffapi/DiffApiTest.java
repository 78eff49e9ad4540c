package dev.assay.registry.diffapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Wishes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffApiTest {
  private Replica replica;
  private Http http;

  @BeforeAll
  void start(Cluster cluster) {
    replica = cluster.start();
    http = replica.http();
    http.publish("v1", "a.B", "1.0.0", Wishes.requiring("one"));
    http.publish("v1", "a.B", "2.0.0", Wishes.requiring("two"));
  }

  @AfterAll
  void stop() {
    replica.close();
  }

  @Test
  void publishedVersionsAreComparedByReference() {
    Answer diff = http.get("/diff?from=v1/a.B@1.0.0&to=a.B");

    assertThat(diff.status()).isEqualTo(200);
    assertThat(diff.json().get("from").stringValue()).isEqualTo("v1/a.B@1.0.0");
    assertThat(diff.json().get("to").stringValue()).isEqualTo("v1/a.B@2.0.0");
    assertThat(diff.json().get("compatible").booleanValue()).isFalse();
    assertThat(diff.json().get("level").stringValue()).isEqualTo("semver");
    assertThat(diff.json().get("content").stringValue()).isEqualTo("lenient");
    assertThat(diff.json().get("advice").stringValue()).contains("2.0.0");
  }

  @Test
  void documentsThatNobodyPublishedAreComparedToo() {
    Answer diff = http.post("/diff", "{\"from\":{\"title\":\"a\"},\"to\":{\"title\":\"b\"}}");

    assertThat(diff.json().get("compatible").booleanValue()).isTrue();
    assertThat(diff.json().get("required_bump").stringValue()).isEqualTo("patch");
    assertThat(
            http.post(
                    "/diff",
                    "{\"from\":\"v1/a.B@1.0.0\",\"to\":%s}".formatted(Wishes.requiring("one")))
                .json()
                .get("required_bump")
                .stringValue())
        .isEqualTo("none");
  }

  @Test
  void whatCanNotBeComparedIsRefused() {
    assertThat(http.get("/diff?from=v1/a.B").status()).isEqualTo(400);
    assertThat(http.get("/diff?from=v1/a.B&to=v1/a.B@one").status()).isEqualTo(400);
    assertThat(http.get("/diff?from=v1/a.B&to=v1/a.X").status()).isEqualTo(404);
    assertThat(http.get("/diff?from=v1/a.B&to=v1/a.X").json().get("nearest").toString())
        .contains("v1/a.B");
    assertThat(http.post("/diff", "{\"from\":{\"type\":\"strnig\"},\"to\":{}}").status())
        .isEqualTo(422);
    assertThat(http.post("/diff", "{\"from\":{},\"to\":{},\"level\":\"loose\"}").status())
        .isEqualTo(400);
  }
}
