package dev.assay.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.kit.access.Role;
import dev.assay.kit.config.ByteSize;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpHostTest {
  private static final ProblemType GONE = new ProblemType("kettle-gone", "No kettle", 410);

  private final HttpClient client = HttpClient.newHttpClient();
  private HttpHost host = HttpHost.start(settings(0), List.of(HttpHostTest::routes));

  @BeforeAll
  void isUp() {
    assertThat(host.port()).isPositive();
  }

  @AfterAll
  void stop() {
    host.close();
    client.close();
  }

  record Kettle(String name, BigDecimal litres) {
    Kettle {
      if (litres.signum() <= 0) {
        throw new IllegalArgumentException("litres %s must be positive".formatted(litres));
      }
    }
  }

  private static HttpSettings settings(int port) {
    return new HttpSettings(
        "127.0.0.1", port, ByteSize.parse("1KiB"), Duration.ofMinutes(1), Protection.none());
  }

  private static void routes(Routes routes) {
    routes
        .open("/now", Replying.now(_ -> Reply.text("here")))
        .open(
            "/later", Replying.later(_ -> CompletableFuture.supplyAsync(() -> Reply.text("there"))))
        .open(
            "/later-broken",
            Replying.later(_ ->
                CompletableFuture.supplyAsync(() -> {
                  throw new ProblemRaised(GONE.problem("it is gone"));
                })))
        .open("/blocking", Replying.blocking(_ -> Reply.text(thread())))
        .open(
            "/refused",
            Replying.now(
                _ -> Reply.problem(GONE.problem("no kettle here").withRemedy("bring one"))))
        .open(
            "/broken",
            Replying.now(_ -> {
              throw new IllegalStateException("the password is 12345");
            }))
        .post(
            "/trees",
            Role.PUBLISHER,
            Replying.now(request -> Reply.json(JsonBody.readTree(request))))
        .get(
            "/kettles/:name/lid",
            Role.READER,
            Replying.now(request -> Reply.text(request.normalizedPath())))
        .post(
            "/kettles",
            Role.PUBLISHER,
            Replying.now(request -> Reply.json(201, JsonBody.read(request, Kettle.class))));
  }

  private static String thread() {
    return Thread.currentThread().isVirtual() ? "virtual" : "platform";
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(host.uri() + path)).timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> get(String path) {
    return send(at(path));
  }

  private HttpResponse<String> post(String body) {
    return send(at("/kettles").POST(BodyPublishers.ofString(body)));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String slug) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    JsonNode problem = JsonBody.mapper().readTree(response.body());
    assertThat(problem.get("type").asString()).isEqualTo("urn:assay:problem:" + slug);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
  }

  @Test
  void answersFromTheEventLoopFromAStageAndFromAVirtualThread() {
    assertThat(get("/now").body()).isEqualTo("here");
    assertThat(get("/later").body()).isEqualTo("there");
    assertThat(get("/blocking").body()).isEqualTo("virtual");
  }

  @Test
  void aProblemIsWrittenWithItsRemedyInTheOrderOfTheStandard() {
    HttpResponse<String> response = get("/refused");
    assertProblem(response, 410, "kettle-gone");
    assertThat(response.body())
        .isEqualTo(
            """
            {"type":"urn:assay:problem:kettle-gone","title":"No kettle","status":410,\
            "detail":"no kettle here","remedy":"bring one"}\
            """);
  }

  @Test
  void aProblemRaisedInAFailedStageReachesTheClient() {
    assertProblem(get("/later-broken"), 410, "kettle-gone");
  }

  @Test
  void anUnknownRouteIsNamedInA404() {
    HttpResponse<String> response = get("/nowhere");
    assertProblem(response, 404, "no-such-route");
    assertThat(response.body()).contains("GET /nowhere");
  }

  @Test
  void aWrongMethodIsA405ThatSaysWhatIsAllowed() {
    HttpResponse<String> response = send(at("/kettles").DELETE());
    assertProblem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    assertThat(send(at("/kettles/brass/lid").DELETE()).headers().firstValue("Allow"))
        .hasValue("GET, HEAD");
  }

  @Test
  void anUnexpectedFailureIsA500WithAnIncidentIdAndWithoutItsMessage() {
    HttpResponse<String> response = get("/broken");
    assertProblem(response, 500, "internal");
    assertThat(response.body()).contains("\"incident\":\"").doesNotContain("12345", "at dev.");
  }

  @Test
  void aBodyIsReadExactly() {
    HttpResponse<String> response = post("{\"name\":\"brass\",\"litres\":1.10}");
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("{\"name\":\"brass\",\"litres\":1.10}");
  }

  @Test
  void aTreeKeepsEveryDigitOfADecimal() {
    String exact = "{\"litres\":0.12345678901234567890123}";
    assertThat(send(at("/trees").POST(BodyPublishers.ofString(exact))).body()).isEqualTo(exact);
  }

  @Test
  void aTruncatedBodyIsA400ThatSaysWhere() {
    HttpResponse<String> response = post("{\"name\":\"brass\",");
    assertProblem(response, 400, "malformed-json");
    assertThat(response.body()).contains("line 1");
  }

  @Test
  void aDuplicateKeyIsA400() {
    HttpResponse<String> response = post("{\"name\":\"brass\",\"name\":\"tin\",\"litres\":1}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("name");
  }

  @Test
  void anEmptyBodyIsA400() {
    assertProblem(post(""), 400, "malformed-json");
  }

  @Test
  void aBodyOfAnotherShapeIsA400ThatNamesTheMember() {
    HttpResponse<String> response = post("{\"name\":\"brass\",\"litres\":\"many\"}");
    assertProblem(response, 400, "unexpected-body");
    assertThat(response.body()).contains("/litres");
  }

  @Test
  void aBodyThatItsRecordRefusesIsA400WithTheReason() {
    HttpResponse<String> response = post("{\"name\":\"brass\",\"litres\":0}");
    assertProblem(response, 400, "unexpected-body");
    assertThat(response.body()).contains("litres 0 must be positive");
  }

  @Test
  void aBodyOverTheLimitIsA413() {
    assertProblem(post("x".repeat(1025)), 413, "body-too-large");
  }

  @Test
  void aPortInUseIsRefusedWithTheKeyThatMovesIt() {
    assertThatThrownBy(() -> HttpHost.start(settings(host.port()), List.of()))
        .isInstanceOf(PortInUse.class)
        .hasMessageContaining(Integer.toString(host.port()))
        .hasMessageContaining("http.port");
  }

  @Test
  void anAddressThatOthersCanReachIsRefusedAsLongAsNobodyHasToProveWhoTheyAre() {
    assertThatThrownBy(() ->
            new HttpSettings(
                "0.0.0.0", 0, ByteSize.parse("1KiB"), Duration.ofMinutes(1), Protection.none()))
        .hasMessageContaining("0.0.0.0")
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void aClosedHostFreesItsPort() {
    HttpHost first = HttpHost.start(settings(0), List.of());
    first.close();
    HttpHost second = HttpHost.start(settings(first.port()), List.of());
    assertThat(second.port()).isEqualTo(first.port());
    second.close();
  }
}
