package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatIfVerbTest {
  private static final String SCHEMAS = "src/test/resources/schemas/";
  private static final String CHECK =
      "schema check --from %strade-1.0.0.json --to %strade-1.1.0.json".formatted(SCHEMAS, SCHEMAS)
          + " --against-traffic --topic telemetry.feedback --last 1h --validator ";

  private final StubService stub = new StubService();
  private String done = "";

  @BeforeEach
  void read() throws IOException {
    done = Files.readString(Path.of("src/test/resources/recorded/what-if.json"));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aRunIsFollowedToItsEndAndToldToPeopleAndAsADocument() {
    answer(done);
    String command =
        "what-if --topic telemetry.feedback --last 1h --guard 5 --validator " + stub.url();

    Run people = Run.of(command.split(" "));
    Run document = Run.of((command + " --json").split(" "));

    assertAll(
        () -> assertThat(people.exitCode()).as(people.err()).isZero(),
        () -> assertThat(document.exitCode()).isZero(),
        () -> Golden.assertThatOutput(people.out(), "what-if.txt"),
        () -> Golden.assertThatOutput(document.out(), "what-if.json"),
        () ->
            assertThat(stub.asked().getFirst())
                .isEqualTo(
                    "POST /what-if {\"topic\":\"telemetry.feedback\",\"last\":\"1h\",\"guard\":{\"reject_percent\":5.0}}"));
  }

  @Test
  void aGuardMayLimitFailureGroupsToo() {
    answer(
        done.replace("\"dead_lettered_before\":9", "\"dead_lettered_before\":9,\"new_groups\":4"));
    String command =
        "what-if --topic telemetry.feedback --last 1h --guard 5 --guard-groups 3 --validator "
            + stub.url();

    Run run = Run.of(command.split(" "));

    assertThat(run.out())
        .contains("events of telemetry.FeedbackEvent rejected, in 4 failure groups, after 9 dead");
    assertThat(stub.asked().getFirst())
        .contains("\"guard\":{\"reject_percent\":5.0,\"new_groups\":3}");
  }

  @Test
  void aRunThatFailedSaysWhyAndEndsWith1() {
    answer(
        done.replace("\"state\":\"done\"", "\"state\":\"failed\",\"trouble\":\"no broker\"")
            .replace("\"complete\":true", "\"complete\":false"));

    Run run = Run.of("what-if", "--topic", "telemetry.feedback", "--validator", stub.url());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("failed: no broker", "only a part was read");
  }

  @Test
  void aCompatibleCandidateThatTrafficContradictsIsReportedAsSuchAndEndsWith1() {
    answer(done);

    Run people = Run.of((CHECK + stub.url()).split(" "));
    Run document = Run.of((CHECK + stub.url() + " --json").split(" "));

    assertAll(
        () -> assertThat(people.exitCode()).as(people.err()).isEqualTo(1),
        () -> Golden.assertThatOutput(people.out(), "schema-check-contradicted.txt"),
        () -> Golden.assertThatOutput(document.out(), "schema-check-contradicted.json"),
        () -> assertThat(document.out()).contains("\"compatible\" : true"));
  }

  @Test
  void aCandidateThatTrafficAgreesWithEndsWith0() {
    answer(done.replace("\"newly_invalid\":312", "\"newly_invalid\":0"));

    Run run = Run.of((CHECK + stub.url()).split(" "));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("traffic agrees: of 10,000 events of telemetry.feedback")
        .doesNotContain("contradicted");
  }

  @Test
  void trafficIsNotAskedAboutPairs() {
    Run run =
        Run.of(
            "schema",
            "check",
            "--pairs",
            "-",
            "--against-traffic",
            "--topic",
            "telemetry.feedback");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--against-traffic goes with --from and --to");
  }

  private void answer(String ended) {
    stub.answers(
            "POST /what-if",
            202,
            ended.replaceFirst("\"state\":\"[a-z]+\"", "\"state\":\"running\""))
        .answers("GET /what-if/5e642842", 200, ended);
  }
}
