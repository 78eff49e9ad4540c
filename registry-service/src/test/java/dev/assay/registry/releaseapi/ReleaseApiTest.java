package dev.assay.registry.releaseapi;

import static dev.assay.registry.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseApiTest {
  private static final String ONE = Wishes.requiring("one");
  private static final String TWO = Wishes.requiring("two");

  @TempDir private static Path root;
  private Replica replica;
  private Http http;

  @BeforeAll
  void start(Cluster cluster) {
    RegistryConfiguration plain = cluster.configuration();
    replica =
        cluster.start(
            new RegistryConfiguration(
                plain.kafka(),
                plain.topics(),
                1,
                1,
                plain.http(),
                plain.writeTimeout(),
                plain.readTimeout(),
                plain.mirror(),
                new SyncSettings(
                    Optional.of(root), List.of(root.toString()), Duration.ofSeconds(30)),
                plain.backup(),
                plain.factsLevel()));
    http = replica.http();
  }

  @AfterAll
  void stop() {
    replica.close();
  }

  @Test
  void thirtyEightSchemasComeOutTogether() {
    String body = release("week 47", "big.S", 38);

    Answer dry = http.post("/releases?dry_run=true", body);
    assertThat(dry.json().get("dry_run").booleanValue()).isTrue();
    assertThat(http.get("/schemas/v1/big.S0").status()).isEqualTo(404);

    Answer released = http.post("/releases", body);
    assertThat(released.status()).as(released.response().body()).isEqualTo(201);
    assertThat(released.json().get("versions")).hasSize(38);
    int number = released.json().get("release").intValue();
    assertThat(http.get("/schemas/v1/big.S37").status()).isEqualTo(200);
    assertThat(http.get("/releases/" + number).json().get("note").stringValue())
        .isEqualTo("week 47");
    assertThat(http.get("/releases").json().get(0).get("release").intValue())
        .isGreaterThanOrEqualTo(number);

    Answer again = http.post("/releases", body);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("release").intValue()).isEqualTo(number);
  }

  @Test
  void oneSchemaThatIsRefusedKeepsAllFromComingOut() {
    http.publish("v1", "part.A", "1.0.0", ONE);

    Answer refused =
        http.post(
            "/releases",
            "{\"schemas\":[{\"name\":\"part.New\",\"content\":%s},{\"name\":\"part.A\",\"core_version\":\"1.0.1\",\"content\":%s}]}"
                .formatted(ONE, TWO));

    assertProblem(refused, 409, "release-refused");
    assertThat(refused.json().at("/refused/0/schema").stringValue()).isEqualTo("v1/part.A");
    assertThat(refused.json().at("/refused/0/next_version").stringValue()).isEqualTo("2.0.0");
    assertThat(http.get("/schemas/v1/part.New").status()).isEqualTo(404);
  }

  @Test
  void whatIsNoReleaseIsRefused() {
    assertProblem(http.post("/releases", "{}"), 400, "bad-release");
    assertProblem(http.post("/releases", "{\"schemas\":[]}"), 400, "bad-release");
    assertProblem(http.post("/releases", "{\"schemas\":[{}]}"), 400, "incomplete-upload");
    assertProblem(http.get("/releases/0"), 404, "unknown-release");
    assertProblem(http.get("/releases/x"), 404, "unknown-release");
  }

  @Test
  void aDirectoryBelowTheRootIsPublishedAsOneRelease() throws IOException {
    write("team/v1/dir.A.json", ONE);
    write("team/v2/dir.A.json", TWO);
    write("team/README.json", "{}");

    Answer synced = http.post("/admin/sync", "{\"source\":\"local\",\"path\":\"team\"}");

    assertThat(synced.status()).as(synced.response().body()).isEqualTo(201);
    assertThat(synced.json().get("versions").toString())
        .isEqualTo("[\"v1/dir.A@1.0.0\",\"v2/dir.A@2.0.0\"]");
    assertThat(http.post("/admin/sync", "{\"source\":\"local\",\"path\":\"team\"}").status())
        .isEqualTo(200);
  }

  @Test
  void nothingOutsideTheRootIsEverRead() throws IOException {
    Files.createDirectories(root.resolve("links"));
    Files.createSymbolicLink(root.resolve("links/out"), Path.of("/etc"));
    write("empty/nothing.txt", "");
    write("broken/v1/x.A.json", "{");

    for (String path :
        List.of("..", "/etc", "links/out", "team/../..", "no\\u0000such", "nowhere")) {
      assertProblem(
          http.post("/admin/sync", "{\"source\":\"local\",\"path\":\"%s\"}".formatted(path)),
          403,
          "source-forbidden");
    }
    assertProblem(
        http.post("/admin/sync", "{\"source\":\"local\",\"path\":\"empty\"}"), 422, "source-empty");
    assertProblem(
        http.post("/admin/sync", "{\"source\":\"local\",\"path\":\"broken\"}"),
        422,
        "bad-schema-file");
    assertProblem(http.post("/admin/sync", "{\"source\":\"ftp\"}"), 400, "bad-source");
  }

  @Test
  void aRepositoryIsPublishedAtTheRefAskedFor() throws IOException, InterruptedException {
    Path repository = Files.createDirectories(root.resolve("repository"));
    write("repository/v1/git.A.json", ONE);
    git(repository, "init", "--quiet", "--initial-branch=main");
    git(repository, "add", ".");
    git(repository, "-c", "user.name=t", "-c", "user.email=t@e", "commit", "-qm", "one");
    git(repository, "tag", "week-46");
    write("repository/v1/git.A.json", TWO);
    git(repository, "-c", "user.name=t", "-c", "user.email=t@e", "commit", "-qam", "two");

    Answer tagged = http.post("/admin/sync", sync(repository.toString(), "week-46"));
    Answer newest = http.post("/admin/sync", sync(repository.toString(), "main"));

    assertThat(tagged.status()).as(tagged.response().body()).isEqualTo(201);
    assertThat(tagged.json().get("versions").toString()).isEqualTo("[\"v1/git.A@1.0.0\"]");
    assertThat(newest.json().get("versions").toString()).isEqualTo("[\"v1/git.A@2.0.0\"]");
    assertProblem(
        http.post("/admin/sync", sync(repository.toString(), "nowhere")),
        502,
        "source-unreachable");
    assertProblem(
        http.post("/admin/sync", sync(repository.toString(), "--upload-pack=x")),
        400,
        "bad-source");
  }

  @Test
  void onlyRepositoriesWithAnAllowedPrefixAreFetched() {
    for (String repository :
        List.of(
            "/somewhere/else",
            "https://example.org/x",
            root + "/../x",
            root + "-elsewhere/x",
            "ext::sh -c x")) {
      assertProblem(http.post("/admin/sync", sync(repository, "main")), 403, "source-forbidden");
    }
    assertProblem(http.post("/admin/sync", "{\"source\":\"git\"}"), 400, "bad-source");
  }

  private static String sync(String repository, String ref) {
    return "{\"source\":\"git\",\"repository\":\"%s\",\"ref\":\"%s\"}".formatted(repository, ref);
  }

  private static String release(String note, String name, int schemas) {
    return "{\"note\":\"%s\",\"schemas\":[%s]}"
        .formatted(
            note,
            IntStream.range(0, schemas)
                .mapToObj(i -> "{\"name\":\"%s%d\",\"content\":%s}".formatted(name, i, ONE))
                .collect(Collectors.joining(",")));
  }

  private static void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void git(Path directory, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("git").directory(directory.toFile()).inheritIO();
    builder.command().addAll(List.of(arguments));
    Process git = builder.start();
    assertThat(git.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(git.exitValue()).isZero();
  }
}
