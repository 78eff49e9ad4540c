package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTellingTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  private final StubService stub = new StubService();

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @Test
  void aRefusalIsToldInTheServicesWordsAndEndsWith1() {
    stub.answers(
        "GET /schemas/v1/no.Such",
        404,
        "{\"status\":404,\"detail\":\"schema 'v1/no.Such' is unknown\",\"remedy\":\"publish it\"}");

    Run run = Run.of("schema", "get", "no.Such", "--registry", stub.url());

    assertThat(run)
        .isEqualTo(new Run(1, "", "assay: schema 'v1/no.Such' is unknown; publish it\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "schema list --registry, registry, --registry or ASSAY_REGISTRY_URL",
    "dlq list --dlq-handler, dlq-handler, --dlq-handler or ASSAY_DLQ_URL"
  })
  void aServiceThatIsAwayIsNamedWithTheRemedyAndEndsWith3(
      String command, String service, String remedy) {
    Run run = Run.of((command + " " + NOBODY).split(" "));

    assertThat(run)
        .isEqualTo(
            new Run(
                3,
                "",
                "assay: %s at %s is not reachable (connection refused); start one with './assay up', or name another with %s\n"
                    .formatted(service, NOBODY, remedy)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"produce --topic t --file pom.xml", "watch"})
  void kafkaThatIsAwayIsNamedAtOnceAndEndsWith3(String command) {
    Run run = Run.of((command + " --bootstrap 127.0.0.1:1").split(" "));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "assay: Kafka at 127.0.0.1:1 is not reachable; start one with './assay up', or name another with --bootstrap or ASSAY_BOOTSTRAP_SERVERS\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mode",
        "mode get topic:a/b",
        "mode set a.A",
        "schema get a.A@one",
        "schema get a.A@1.0.0 --version 1.0.0",
        "schema publish a b --version 1.0.0",
        "schema publish",
        "schema check",
        "schema check --from a",
        "schema check --to a",
        "schema check --from a --to b --pairs c",
        "schema check --to b --pairs c",
        "schema check --from a --to b --level SIDEWAYS",
        "schema diff a",
        "schema ci --level SIDEWAYS",
        "schema release",
        "schema release a --dir b",
        "ci",
        "ci build",
        "ci drift --dir no-such",
        "produce --topic t",
        "produce --topic t --file f --rate 0/s",
        "produce --topic t --file f --header novalue",
        "watch --type unheard-of",
        "watch --bootstrap nonsense",
        "schema list --registry ftp://x",
        "mode set a.A off --wait --no-wait",
        "completion fish",
        "nonsense",
        "up",
      })
  void wrongUsageIsToldInTwoLinesAtMostAndEndsWith2(String command) {
    Run run = Run.of(command.isEmpty() ? new String[0] : command.split(" "));

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("assay: ").doesNotContain("Exception");
    assertThat(run.err().lines().count()).isLessThanOrEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Run run = Run.of("produce", "--topic", "t", "--file", "no-such-file");

    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                "",
                "assay: file 'no-such-file' does not exist; check the path, or give - for standard input\n"));
  }

  @Test
  void whatOthersWroteCanNotSteerTheTerminal() {
    stub.answers("GET /schemas/v1/a.A", 400, "{\"status\":400,\"detail\":\"\\u001b[2Jgone\"}");

    assertThat(Run.of("schema", "get", "a.A", "--registry", stub.url()).err())
        .isEqualTo("assay: \\u001b[2Jgone\n");
  }

  @Test
  void aTokenIsSentToEveryServiceThatACommandAsks() {
    stub.answers("GET /failures", 200, "[]");

    Run run = Run.of("dlq", "list", "--dlq-handler", stub.url(), "--token", "my-long-token");

    assertThat(run.exitCode()).isZero();
    assertThat(stub.authorizations()).containsExactly("Bearer my-long-token");
  }

  @Test
  void aTokenThatWouldBeReadOnTheWayIsNotSent() {
    Run run = Run.of("schema", "list", "--registry", "http://far.test", "--token", "my-token");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("https", "--token-over-http").doesNotContain("my-token");
  }

  @Test
  void whoIsNotKnownIsToldWhereATokenGoes() {
    stub.answers("GET /index", 401, "{\"status\":401,\"detail\":\"nobody knows who asks\"}");

    Run run = Run.of("schema", "list", "--registry", stub.url());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("assay: nobody knows who asks; give --token or ASSAY_TOKEN\n");
  }

  @Test
  void aCertificateWithoutItsKeyIsMisuse() {
    Run run = Run.of("schema", "list", "--client-cert", "a.pem");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--client-key");
  }
}
