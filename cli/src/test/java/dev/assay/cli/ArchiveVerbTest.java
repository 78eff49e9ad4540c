package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArchiveVerbTest {
  private static final String BODY =
      """
      {"name":"november","state":"%s","where":"bucket letters","by":"cli:ada","why":"to keep them",\
      "at_ms":0,"letters":1204,"hidden":%d,"objects":3,"bytes":52100%s}\
      """;

  private final StubService service = new StubService();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void anArchiveIsAskedForAndWaitedFor() {
    service
        .answers("POST /archives", 202, body("running", 0))
        .answers("GET /archives/november", 200, body("running", 0))
        .answers("GET /archives/november", 200, body("completed", 0));

    Run run =
        archive(
            "november",
            "--group",
            "v1:aa",
            "--topic",
            "t.dlq",
            "--since",
            "2026-11-01T00:00:00Z",
            "--schema",
            "v1/a.A",
            "--producer",
            "store",
            "--reason",
            "to keep them");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "archive november is completed: 1204 letters in 3 objects, 52100 bytes, in bucket letters\n");
    assertThat(service.asked())
        .containsExactly(
            "POST /archives {\"name\":\"november\",\"group\":\"v1:aa\",\"topics\":[\"t.dlq\"],"
                + "\"since\":\"2026-11-01T00:00:00Z\",\"schema\":\"v1/a.A\",\"producer\":\"store\","
                + "\"reason\":\"to keep them\"}",
            "GET /archives/november",
            "GET /archives/november");
  }

  @Test
  void lettersThatCannotComeHomeFromItAreSaidToBeSo() {
    service.answers("POST /archives", 202, body("completed", 7));

    assertThat(archive("november").out())
        .contains("7 of them have something hidden and can't be redriven from it");
  }

  @Test
  void anArchiveThatFailedIsAFailureAndSaysWhy() {
    service
        .answers("POST /archives", 202, body("running", 0))
        .answers(
            "GET /archives/november",
            200,
            BODY.formatted("failed", 0, ",\"because\":\"bucket letters can't be had\""));

    Run run = archive("november");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("november is failed (bucket letters can't be had)");
  }

  @Test
  void whatTheHandlerRefusesIsToldWithItsRemedy() {
    service.answers(
        "POST /archives",
        409,
        "{\"title\":\"The archive can't be used\",\"status\":409,"
            + "\"detail\":\"archive 'november' is in bucket letters already; give another name\","
            + "\"remedy\":\"docs/redrive.md, Archives\"}");

    Run run = archive("november");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is in bucket letters already", "docs/redrive.md, Archives");
  }

  @Test
  void thoseThatAreThereAreListed() {
    service.answers("GET /archives", 200, "[" + body("completed", 7) + "]");

    assertThat(archive("list").out())
        .isEqualTo(
            """
            NAME      LETTERS  HIDDEN  BYTES  BY       MADE                  WHY
            november  1204     7       52100  cli:ada  1970-01-01T00:00:00Z  to keep them
            """);
    assertThat(archive("list", "--json").out()).contains("\"name\" : \"november\"");
  }

  @Test
  void oneThatCannotBeReadIsListedWithWhy() {
    service.answers(
        "GET /archives",
        200,
        """
        [{"name":"broken","state":"failed","where":"bucket letters","by":"","why":"","at_ms":0,
          "letters":0,"hidden":0,"objects":0,"bytes":0,"because":"its manifest.json can't be read"}]
        """);

    assertThat(archive("list").out())
        .contains("broken")
        .contains("its manifest.json can't be read")
        .doesNotContain("1970");
  }

  @Test
  void whereThereAreNoneThatIsSaid() {
    service.answers("GET /archives", 200, "[]");

    assertThat(archive("list").out()).isEqualTo("no archives\n");
  }

  @Test
  void aRedriveFromAnArchiveAsksForIt() {
    service.answers(
        "POST /redrives",
        409,
        "{\"title\":\"The redrive can't do that\",\"status\":409,"
            + "\"detail\":\"archive 'none' is not in bucket letters, or not complete\"}");

    Run run =
        Run.of(
            "dlq",
            "redrive",
            "--from-archive",
            "none",
            "--dry-run",
            "--dlq-handler=" + service.url());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("archive 'none' is not in bucket letters");
    assertThat(service.asked())
        .containsExactly("POST /redrives {\"dry_run\":true,\"archive\":\"none\"}");
  }

  @Test
  void aTimeThatIsNoneIsToldBeforeAnythingIsAsked() {
    assertThat(archive("november", "--since", "yesterday").exitCode()).isEqualTo(2);
    assertThat(service.asked()).isEmpty();
  }

  private static String body(String state, int hidden) {
    return BODY.formatted(state, hidden, "");
  }

  private Run archive(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "dlq";
    all[1] = "archive";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[all.length - 1] = "--dlq-handler=" + service.url();
    return Run.of(all);
  }
}
