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
    assertThat(diff.json().get("level").stringValue()).isEqualTo("SEMVER");
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
  void theRuleInForceHoldsWhereTheQuestionNamesNone() {
    http.publish("v1", "ruled.B", "1.0.0", Wishes.requiring("one"));
    http.publish("v1", "ruled.B", "2.0.0", Wishes.requiring("two"));
    http.put("/compatibility/subject:v1/ruled.B", "{\"level\":\"NONE\",\"content\":\"strict\"}");
    String between = "/diff?from=v1/ruled.B@1.0.0&to=v1/ruled.B";

    assertThat(http.get(between).json().get("level").stringValue()).isEqualTo("NONE");
    assertThat(http.get(between).json().get("content").stringValue()).isEqualTo("strict");
    assertThat(http.get(between).json().get("compatible").booleanValue()).isTrue();
    Answer asked = http.get(between + "&level=full_transitive&content=lenient");
    assertThat(asked.json().get("level").stringValue()).isEqualTo("FULL_TRANSITIVE");
    assertThat(asked.json().get("content").stringValue()).isEqualTo("lenient");
    assertThat(asked.json().get("compatible").booleanValue()).isFalse();
    Answer candidate = http.post("/diff", "{\"from\":\"v1/ruled.B@1.0.0\",\"to\":{}}");
    assertThat(candidate.json().get("level").stringValue()).isEqualTo("NONE");
    assertThat(http.get("/diff?from=v1/ruled.B@1.0.0&to=v1/a.B").json().get("level").stringValue())
        .isEqualTo("SEMVER");
  }

  @Test
  void whatASchemaRefersToIsComparedToo() {
    http.publish("v1", "part.P", "1.0.0", "{\"type\":\"string\"}");
    http.publish("v1", "part.P", "2.0.0", "{\"type\":\"integer\"}");
    String whole = "{\"properties\":{\"p\":{\"$ref\":\"assay:v1/part.P@%s\"}}}";
    http.publish("v1", "whole.W", "1.0.0", whole.formatted("1.0.0"));

    String same = "{\"from\":\"v1/whole.W\",\"to\":%s}".formatted(whole.formatted("1.0.0"));
    String other = "{\"from\":\"v1/whole.W\",\"to\":%s}".formatted(whole.formatted("2.0.0"));

    assertThat(http.post("/diff", same).json().get("required_bump").stringValue())
        .isEqualTo("none");
    assertThat(http.post("/diff", other).json().get("required_bump").stringValue())
        .isEqualTo("major");
    assertThat(
            http.post("/diff", "{\"from\":{},\"to\":%s}".formatted(whole.formatted("9.0.0")))
                .status())
        .isEqualTo(422);
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
