package dev.assay.triage.redriveapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.rest.ProblemBody;
import dev.assay.contracts.rest.RedriveBody;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.HttpSettings;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.triage.moving.RedriveStage;
import dev.assay.triage.moving.Redrives;
import dev.assay.triage.moving.StrokeWatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveRoutesTest {
  private static KafkaBroker broker;
  private static RedriveStage stage;
  private static Redrives redrives;
  private static HttpHost host;
  private static HttpClient client;

  @BeforeAll
  static void listen() throws Exception {
    broker = RedriveStage.broker();
    stage = new RedriveStage(broker);
    stage.publish("1.0.0", RedriveStage.SCHEMA);
    stage.refuse(0, 5, 2);
    redrives = stage.start(StrokeWatch.NONE);
    client = HttpClient.newHttpClient();
    host =
        HttpHost.start(
            HttpSettings.onLoopback(0),
            List.of(
                new RedriveRoutes(
                    redrives, new NoGroups(), List.of(stage.dlq()), Clock.systemUTC())));
  }

  @AfterAll
  static void close() {
    host.close();
    redrives.close();
    stage.close();
    broker.close();
    client.close();
  }

  @Test
  void aRedriveIsPlannedShownResumedListedAndDone() throws Exception {
    String wish =
        """
        {"group":"%s","merge_patch":{"source":"store","src":null},"dry_run":true,"reason":"mended"}\
        """
            .formatted(RedriveStage.group());
    HttpResponse<String> begun = call("POST", "/redrives", wish);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = body(begun).redrive().id();
    assertThat(begun.headers().firstValue("Location")).contains("/redrives/" + id);
    RedriveBody planned = awaitState(id, RedriveState.PLANNED);
    assertThat(planned.redrive().asked().by()).isEqualTo("ada");
    assertThat(planned.redrive().plan().orElseThrow().passing()).isEqualTo(5);
    assertThat(planned.samples()).hasSize(3);
    assertThat(planned.needsForce()).isFalse();

    assertThat(call("POST", "/redrives/" + id + "/pause", "").statusCode()).isEqualTo(409);
    assertThat(call("POST", "/redrives/" + id + "/resume", "").statusCode()).isEqualTo(200);
    awaitState(id, RedriveState.COMPLETED);
    assertThat(call("GET", "/redrives", "").body()).contains("\"id\":\"" + id + "\"");
    HttpResponse<String> again = call("POST", "/redrives/" + id + "/cancel", "");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(problem(again).detail()).contains("redrive " + id + " is completed");
  }

  @Test
  void aGroupThatIsNotFixedIsRefusedWithWhatToDo() throws Exception {
    HttpResponse<String> answer =
        call("POST", "/redrives", "{\"group\":\"%s\"}".formatted(RedriveStage.group()));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(problem(answer).type()).contains("urn:assay:problem:group-not-fixed");
    assertThat(problem(answer).remedy().orElseThrow()).contains("force");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | nothing is selected",
        "{'group':'xyz'} | 'group' is 'xyz'",
        "{'topics':['elsewhere']} | 'topics' is 'elsewhere'",
        "{'since':'yesterday'} | 'since' is 'yesterday'",
        "{'offsets':['1']} | 'offsets' is '1'",
        "{'schema':'a b'} | 'schema' is 'a b'",
        "{'schema':'a.A','track':'x'} | 'track' is 'x'",
        "{'schema':'a.A','to':'nowhere'} | to 'nowhere' is no destination",
        "{'schema':'a.A','per_second':0} | 'per_second' is '0.0'",
        "{'schema':'a.A','max_attempts':0} | 'max_attempts' is '0'",
        "{'schema':'a.A','patch':{}} | patch is no array",
        "{'schema':'a.A','set':{'a':1}} | set 'a' is no JSON Pointer",
        "{'schema':'a.A','patch':[],'set':{'/a':1}} | a repair is one of patch, merge_patch and set"
      })
  void whatCannotBeUnderstoodIsRefusedByName(String body, String detail) throws Exception {
    HttpResponse<String> answer = call("POST", "/redrives", body.replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(problem(answer).detail().orElseThrow()).contains(detail);
    assertThat(problem(answer).remedy()).isPresent();
  }

  @Test
  void aRedriveOrGroupThatIsNotThereIsNotFound() throws Exception {
    assertThat(call("GET", "/redrives/none", "").statusCode()).isEqualTo(404);
    assertThat(call("POST", "/redrives/none/cancel", "").statusCode()).isEqualTo(404);
    assertThat(call("POST", "/redrives", "{\"group\":\"v1:ab\"}").statusCode()).isEqualTo(404);
  }

  private static RedriveBody awaitState(String id, RedriveState state) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> body(call("GET", "/redrives/" + id, "")).redrive().state() == state);
    try {
      return body(call("GET", "/redrives/" + id, ""));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static HttpResponse<String> call(String method, String path, String body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .header("Assay-Actor", "ada")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static RedriveBody body(HttpResponse<String> answer) {
    return WireJson.MAPPER.readValue(answer.body(), RedriveBody.class);
  }

  private static ProblemBody problem(HttpResponse<String> answer) {
    return WireJson.MAPPER.readValue(answer.body(), ProblemBody.class);
  }
}
