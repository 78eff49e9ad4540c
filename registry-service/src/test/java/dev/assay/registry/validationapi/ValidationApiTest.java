package dev.assay.registry.validationapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Wishes;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidationApiTest {
  private static final String[] STREAM = {"Content-Type", "application/x-ndjson"};
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
  void oneEventIsJudgedByTheLatestVersionOrTheOneAskedFor() {
    Answer valid = http.post("/validate/v1/a.B", "{\"two\":\"x\"}");
    Answer invalid = http.post("/validate/v1/a.B?version=1.0.0", "{\"two\":\"x\"}");

    assertThat(valid.json().get("verdict").stringValue()).isEqualTo("valid");
    assertThat(valid.json().get("schema").stringValue()).isEqualTo("v1/a.B@2.0.0");
    assertThat(invalid.status()).isEqualTo(200);
    assertThat(invalid.json().get("reason").stringValue()).isEqualTo("schema-violation");
    JsonNode violation = invalid.json().get("violations").get(0);
    assertThat(violation.get("keyword").stringValue()).isEqualTo("required");
    assertThat(violation.get("property").stringValue()).isEqualTo("one");
  }

  @Test
  void aStreamGetsAVerdictALineAndBlankLinesNone() {
    Answer answer =
        http.post(
            "/validate/v1/a.B", "{\"two\":\"x\"}\n\n{\"two\":1}\r\n{\n{\"two\":\"y\"}", STREAM);
    List<JsonNode> verdicts =
        answer.response().body().lines().map(WireJson.MAPPER::readTree).toList();

    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(verdicts.stream().map(v -> v.get("line") + " " + v.get("verdict").stringValue()))
        .containsExactly("1 valid", "3 invalid", "4 invalid", "5 valid");
    assertThat(verdicts.get(2).get("reason").stringValue()).isEqualTo("not-json");
  }

  @Test
  void onlyWhatIsInvalidMayBeAskedFor() {
    String events = "{\"two\":\"x\"}\n".repeat(5_000) + "{}\n";
    Answer answer = http.post("/validate/v1/a.B?only=invalid", events, STREAM);

    assertThat(answer.response().body().lines()).hasSize(1);
    assertThat(WireJson.MAPPER.readTree(answer.response().body()).get("line").intValue())
        .isEqualTo(5_001);
  }

  @Test
  void anEventTooLongIsItsOwnFaultAndTheRestGoesOn() {
    String events = "\"" + "x".repeat(3 << 20) + "\"\n{\"two\":\"x\"}\n";
    List<JsonNode> verdicts =
        http.post("/validate/v1/a.B", events, STREAM)
            .response()
            .body()
            .lines()
            .map(WireJson.MAPPER::readTree)
            .toList();

    assertThat(verdicts.get(0).get("reason").stringValue()).isEqualTo("too-large");
    assertThat(verdicts.get(1).get("verdict").stringValue()).isEqualTo("valid");
  }

  @Test
  void verdictsComeWhileTheStreamGoesOn() throws Exception {
    URI uri = replica.service().uri();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          String.join(
                  "\r\n",
                  "POST /validate/v1/a.B HTTP/1.1",
                  "Host: a",
                  "Content-Type: application/x-ndjson",
                  "Transfer-Encoding: chunked",
                  "",
                  "")
              .getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (int line = 1; line <= 3; line++) {
        out.write("d\r\n{\"two\":\"xy\"}\n\r\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        String read = in.readLine();
        while (!read.startsWith("{")) {
          read = in.readLine();
        }
        assertThat(WireJson.MAPPER.readTree(read).get("line").intValue()).isEqualTo(line);
      }
    }
  }

  @Test
  void whatASchemaRefersToJudgesToo() {
    http.publish("v1", "part.P", "1.0.0", "{\"type\":\"string\"}");
    http.publish(
        "v1", "whole.W", "1.0.0", "{\"properties\":{\"p\":{\"$ref\":\"assay:v1/part.P@1\"}}}");

    assertThat(http.post("/validate/v1/whole.W", "{\"p\":\"a\"}").json().get("verdict").asString())
        .isEqualTo("valid");
    assertThat(http.post("/validate/v1/whole.W", "{\"p\":1}").json().get("verdict").asString())
        .isEqualTo("invalid");
  }

  @Test
  void anUnknownSchemaIsRefusedAndTheConnectionStands() {
    for (String[] headers : new String[][] {{}, STREAM}) {
      Answer refused = http.post("/validate/v1/a.X", "{}\n".repeat(10_000), headers);
      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.json().get("nearest").toString()).contains("v1/a.B");
    }
    assertThat(http.post("/validate/v1/a.B?version=9.0.0", "{}").status()).isEqualTo(404);
    assertThat(http.post("/validate/x/a.B", "{}").status()).isEqualTo(400);
  }
}
