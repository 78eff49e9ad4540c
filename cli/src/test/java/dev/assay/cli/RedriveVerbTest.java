package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveVerbTest {
  private static final String BODY =
      """
      {"redrive":{"form":1,"id":"r1","asked":{"by":"cli:ada","why":"mended","at_ms":0,"then_move":false},\
      "wish":{"selection":{"group":"v1:00000000000000aa","topics":["t.dlq"],"offsets":[]},\
      "repair":{"set":{}},"movement":{"to":"source","max_attempts":3,"park_failing":false,\
      "again":false,"force":false}},"state":"%s","holder":"one","partitions":[],\
      "counts":{"selected":2,"passing":2,"repaired":2,"unchecked":0,"parked":0,"failing":0,\
      "already":0,"expired":0,"reasons":{}},\
      "plan":{"selected":3,"passing":2,"repaired":2,"unchecked":0,"parked":0,"failing":1,\
      "already":4,"expired":0,"reasons":{"schema-violation: type at /n":1}},"updated_at_ms":0},\
      "samples":[{"topic":"t.dlq","partition":0,"offset":7,"before":"{\\"b\\":1}",\
      "after":"{\\"a\\":1}","judged_by":"v1/a.A@1.0.1"}],"needs_force":false}\
      """;

  private final StubService service = new StubService();
  private final InputStream stdin = System.in;

  @TempDir private Path directory;

  @AfterEach
  void close() {
    System.setIn(stdin);
    service.close();
  }

  @Test
  void aDryRunShowsWhatWouldBecomeOfTheLettersAndMovesNothing() throws Exception {
    Path patch =
        Files.writeString(directory.resolve("fix.json"), "[{\"op\":\"remove\",\"path\":\"/b\"}]");
    service
        .answers("POST /redrives", 202, BODY.formatted("planning"))
        .answers("GET /redrives/r1", 200, BODY.formatted("planning"))
        .answers("GET /redrives/r1", 200, BODY.formatted("planned"));

    Run run =
        redrive("--group", "v1:aa", "--patch", patch.toString(), "--rate", "500/s", "--dry-run");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            redrive  r1 is planned
            asked    by cli:ada at 1970-01-01T00:00:00Z: mended
            group    v1:00000000000000aa
            letters  3 selected: 2 would pass (2 repaired, 0 unchecked), 0 would be parked, 1 still fail
                    1  schema-violation: type at /n
            left out 4 that were redriven before
            sample   t.dlq-0@7, passes v1/a.A@1.0.1
              before {"b":1}
              after  {"a":1}
            """);
    assertThat(service.asked().getFirst())
        .isEqualTo(
            "POST /redrives {\"group\":\"v1:aa\",\"patch\":[{\"op\":\"remove\",\"path\":\"/b\"}],\"per_second\":500.0,\"dry_run\":true}");
    assertThat(service.asked()).noneMatch(asked -> asked.contains("resume"));
  }

  @Test
  void withoutYesItAsksAndMovesOnlyThen() {
    service
        .answers("POST /redrives", 202, BODY.formatted("planning"))
        .answers("GET /redrives/r1", 200, BODY.formatted("planned"))
        .answers("POST /redrives/r1/resume", 200, BODY.formatted("running"))
        .answers("POST /redrives/r1/cancel", 200, BODY.formatted("cancelled"));

    answer("n");
    Run declined = redrive("--group", "v1:aa", "--set", "/a=1");
    assertThat(declined.exitCode()).isEqualTo(1);
    assertThat(declined.err()).contains("Move 2 dead letters? [y/N]", "nothing was moved");
    assertThat(service.asked()).anyMatch(asked -> asked.startsWith("POST /redrives/r1/cancel"));
    assertThat(service.asked()).noneMatch(asked -> asked.contains("resume"));

    answer("y");
    Run agreed = redrive("--group", "v1:aa", "--set", "/a=1", "--set", "/b=text", "--no-wait");
    assertThat(agreed.exitCode()).as(agreed.err()).isZero();
    assertThat(service.asked())
        .anyMatch(asked -> asked.startsWith("POST /redrives/r1/resume {\"force\":false}"))
        .anyMatch(asked -> asked.contains("\"set\":{\"/a\":1,\"/b\":\"text\"}"));
  }

  @Test
  void withYesItMovesAndWaitsUntilThatIsDone() {
    service
        .answers("POST /redrives", 202, BODY.formatted("planning"))
        .answers("GET /redrives/r1", 200, BODY.formatted("planning"))
        .answers("GET /redrives/r1", 200, BODY.formatted("running"))
        .answers("GET /redrives/r1", 200, BODY.formatted("completed"));

    Run run = redrive("--group", "v1:aa", "--set", "/a=1", "--yes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("r1 is completed", "2 moved (2 repaired, 0 unchecked)");
    assertThat(service.asked().getFirst()).contains("\"dry_run\":false");
  }

  @Test
  void aRedriveThatFailsIsAFailure() {
    service
        .answers("POST /redrives", 202, BODY.formatted("planning"))
        .answers("GET /redrives/r1", 200, BODY.formatted("failed"));
    assertThat(redrive("--group", "v1:aa", "--yes").exitCode()).isEqualTo(1);
  }

  @Test
  void theVerbsAboutARedriveAskForIt() {
    service
        .answers("GET /redrives", 200, "[" + BODY.formatted("paused") + "]")
        .answers("POST /redrives/r1/pause", 200, BODY.formatted("paused"))
        .answers("POST /redrives/r1/resume", 200, BODY.formatted("running"));

    assertThat(redrive("list").out()).contains("r1", "paused", "v1:00000000000000aa");
    assertThat(redrive("pause", "r1").out()).contains("r1 is paused");
    assertThat(redrive("resume", "r1", "--force").out()).contains("r1 is running");
    assertThat(service.asked()).contains("POST /redrives/r1/resume {\"force\":true}");
  }

  @Test
  void whatCannotBeReadIsToldBeforeAnythingIsAsked() {
    assertThat(redrive("--since", "yesterday").exitCode()).isEqualTo(2);
    assertThat(redrive("--rate", "fast").exitCode()).isEqualTo(2);
    assertThat(redrive("--set", "a=1").err()).contains("--set 'a=1' is not of the form");
    assertThat(redrive("--patch", "/nowhere.json").err()).contains("'/nowhere.json' can't be read");
    assertThat(service.asked()).isEmpty();
  }

  private static void answer(String line) {
    System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private Run redrive(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "dlq";
    all[1] = "redrive";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[all.length - 1] = "--dlq-handler=" + service.url();
    return Run.of(all);
  }
}
