package dev.assay.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFailureTest {
  private final StubService stub = new StubService();
  private final SchemasClient client = new SchemasClient(ServiceEndpoint.registry(stub.uri()));

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @Test
  void aProblemIsHandedOnWithItsDetailAndRemedy() {
    stub.answers(
        "GET /index",
        409,
        Map.of("Content-Type", "application/problem+json"),
        """
        {"type":"urn:assay:problem:version-taken","title":"Version taken","status":409,
         "detail":"v1/a@1.0.0 holds another text","remedy":"give a higher version"}\
        """);

    assertThatExceptionOfType(RequestRefused.class)
        .isThrownBy(client::index)
        .withMessage("v1/a@1.0.0 holds another text; give a higher version")
        .satisfies(refused -> {
          assertThat(refused.status()).isEqualTo(409);
          assertThat(refused.problem().type()).contains("urn:assay:problem:version-taken");
        });
  }

  @Test
  void anErrorOfSomebodyElseNamesWhoAnsweredAndWhat() {
    stub.answers("GET /index", 502, "<h1>Bad gateway</h1>");

    assertThatExceptionOfType(RequestRefused.class)
        .isThrownBy(client::index)
        .withMessage("registry at %s answered 502 <h1>Bad gateway</h1>", stub.uri());
  }

  @Test
  void anErrorWithoutBodyNamesTheStatus() {
    stub.answers("GET /index", 503, "");

    assertThatExceptionOfType(RequestRefused.class)
        .isThrownBy(client::index)
        .withMessage("registry at %s answered 503", stub.uri());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "[1]", "{\"tracks\":3}", ""})
  void anAnswerInOtherWordsIsNotTakenForOurs(String body) {
    stub.answers("GET /index", 200, body);

    assertThatExceptionOfType(AnswerUnreadable.class)
        .isThrownBy(client::index)
        .withMessageContaining(stub.uri() + "/index");
  }

  @Test
  void aRefusedConnectionNamesTheUrlAndTheRemedy() {
    stub.close();

    assertThatExceptionOfType(ServiceUnreachable.class)
        .isThrownBy(client::index)
        .withMessage(
            "registry at %s is not reachable (connection refused); start one with './assay up', or name another URL",
            stub.uri());
  }

  @Test
  void aServiceThatNeverAnswersIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      Patience little = new Patience(Duration.ofSeconds(1), Duration.ofMillis(50));
      SchemasClient impatient =
          new SchemasClient(ServiceEndpoint.registry(uri).withPatience(little));

      assertThatExceptionOfType(ServiceUnreachable.class)
          .isThrownBy(impatient::index)
          .withMessageContaining("no answer within 50 ms");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8081", "ftp://host", "http:///index", "http://h?x=1", "/"})
  void anAddressThatIsNoHttpUrlIsRefused(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ServiceEndpoint.registry(URI.create(text)));
  }

  @Test
  void aBaseUrlMayEndInASlashOrAPath() {
    stub.answers("GET /behind/proxy/index", 200, "{\"tracks\":{},\"generated_at\":\"t\"}");
    URI behind = URI.create(stub.uri() + "/behind/proxy/");

    assertThat(new SchemasClient(ServiceEndpoint.registry(behind)).index().tracks()).isEmpty();
  }
}
