package dev.assay.triage.redriveapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.rest.ArchiveBody;
import dev.assay.contracts.rest.ProblemBody;
import dev.assay.contracts.rest.RedriveBody;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.HttpSettings;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.relay.Relay;
import dev.assay.servers.s3.S3Server;
import dev.assay.store.Bucket;
import dev.assay.store.S3Api;
import dev.assay.store.S3Credentials;
import dev.assay.store.S3Encryption;
import dev.assay.store.S3Store;
import dev.assay.triage.archive.ArchiveName;
import dev.assay.triage.archive.ArchiveStore;
import dev.assay.triage.archive.Manifest;
import dev.assay.triage.moving.Archives;
import dev.assay.triage.moving.MovingSettings;
import dev.assay.triage.moving.RedriveStage;
import dev.assay.triage.moving.Redrives;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.redrive.FixedGroups;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives and redrives from them over HTTP, in a bucket behind a connection that can break. */
class ArchiveRoutesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LETTERS = 400;
  private static KafkaBroker broker;
  private static S3Server s3;
  private static HttpClient client;

  private RedriveStage stage;
  private Relay relay;
  private ArchiveStore store;
  private Redrives redrives;
  private Archives archives;
  private HttpHost host;

  @BeforeAll
  static void startServers() {
    broker = RedriveStage.broker();
    s3 = S3Server.with("letters");
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void closeServers() {
    client.close();
    s3.close();
    broker.close();
  }

  @BeforeEach
  void listen() throws Exception {
    stage = new RedriveStage(broker);
    stage.publish("1.0.0", RedriveStage.SCHEMA);
    stage.refuse(0, LETTERS, 7);
    relay = Relay.to(s3.port());
    store = bucket(relay.port());
    MovingSettings settings =
        stage
            .settings("one", Duration.ofMinutes(10))
            .with(Privacy.NONE, Optional.of(store));
    redrives =
        Redrives.start(settings, FixedGroups.NONE, Clock.systemUTC(), Redrives.Watches.NONE);
    archives = new Archives(settings, store, true, Clock.systemUTC());
    host = host(Optional.of(archives));
  }

  @AfterEach
  void close() {
    host.close();
    archives.close();
    redrives.close();
    store.close();
    relay.close();
    stage.close();
  }

  private HttpHost host(Optional<Archives> kept) {
    List<String> topics = List.of(stage.dlq());
    return HttpHost.start(
        HttpSettings.onLoopback(0),
        List.of(
            new ArchiveRoutes(kept, new NoGroups(), topics, redrives, Clock.systemUTC()),
            new RedriveRoutes(redrives, new NoGroups(), topics, Clock.systemUTC())));
  }

  /** A folder of its own for each test: the bucket outlives them. */
  private ArchiveStore bucket(int port) {
    return new ArchiveStore(
        new S3Store(
            new S3Api(
                Optional.of(URI.create("http://127.0.0.1:" + port)),
                "us-east-1",
                true,
                new S3Credentials.Keys(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)),
            new Bucket("letters", stage.dlq() + "/", new S3Encryption.AsTheBucketSays())));
  }

  @Test
  void anArchiveIsMadeShownListedAndRedriven() throws Exception {
    HttpResponse<String> begun =
        call("POST", "/archives", "{\"name\":\"november\",\"reason\":\"to keep them\"}");

    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    assertThat(begun.headers().firstValue("Location")).contains("/archives/november");
    ArchiveBody made = awaitArchive("november", "completed");
    assertThat(made.letters()).isEqualTo(LETTERS);
    assertThat(made.objects()).isEqualTo(2);
    assertThat(made.by()).isEqualTo("ada");
    assertThat(made.why()).isEqualTo("to keep them");
    assertThat(WireJson.MAPPER.readValue(call("GET", "/archives", "").body(), ArchiveBody[].class))
        .containsExactly(made);
    assertThat(awaitRedrive(redriven("november"), RedriveState.COMPLETED).redrive().counts())
        .extracting(counts -> counts.passing())
        .isEqualTo((long) LETTERS);
    assertThat(stage.cameHome()).containsExactlyElementsOf(all());
    assertThat(stage.audit())
        .extracting(AuditRecord::actor, AuditRecord::action, AuditRecord::target)
        .contains(tuple("ada", "archive-dead-letters", "november"));
  }

  @Test
  void onlyWhatWasSelectedIsArchived() throws Exception {
    var _ =
        call(
            "POST",
            "/archives",
            "{\"name\":\"few\",\"offsets\":[\"%s:0:0-9\"]}".formatted(stage.dlq()));

    assertThat(awaitArchive("few", "completed").letters()).isEqualTo(10);
  }

  @Test
  void anArchiveThatNobodyMadeIsNotFoundAndSaysWhatToDo() throws Exception {
    HttpResponse<String> shown = call("GET", "/archives/none", "");
    HttpResponse<String> redriven = call("POST", "/redrives", wish("none"));

    assertThat(shown.statusCode()).isEqualTo(404);
    assertThat(problem(shown).type()).contains("urn:assay:problem:unknown-archive");
    assertThat(problem(shown).detail()).contains("no archive is called 'none'");
    assertThat(problem(shown).remedy()).contains("list them with GET /archives");
    assertThat(redriven.statusCode()).isEqualTo(409);
    assertThat(problem(redriven).detail().orElseThrow())
        .contains("archive 'none' is not in bucket", "'assay dlq archive list' shows those that");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "Upper", "a/b", "", "a..b"})
  void aNameThatLeadsElsewhereIsRefused(String name) throws Exception {
    HttpResponse<String> answer =
        call("POST", "/archives", "{\"name\":\"%s\"}".formatted(name));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer).detail()).contains("'name' is '%s'".formatted(name));
  }

  @Test
  void noArchiveIsReplaced() throws Exception {
    var _ = call("POST", "/archives", "{\"name\":\"once\"}");
    ArchiveBody first = awaitArchive("once", "completed");

    HttpResponse<String> again = call("POST", "/archives", "{\"name\":\"once\"}");

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(problem(again).detail().orElseThrow()).contains("give another name");
    assertThat(awaitArchive("once", "completed")).isEqualTo(first);
  }

  @Test
  void whereNoStoreIsConfiguredEveryRouteSaysWhichKeysToSet() throws Exception {
    try (HttpHost bare = host(Optional.empty())) {
      for (String path : List.of("/archives", "/archives/november")) {
        HttpResponse<String> answer = call(bare, "GET", path, "");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(problem(answer).detail().orElseThrow())
            .contains("archive.directory", "archive.s3.bucket");
      }
    }
  }

  @Test
  void anObjectThatWasCutOrChangedInItsBucketIsRefusedByName() throws Exception {
    String cut = failure("cut", bytes -> Arrays.copyOf(bytes, bytes.length - 7));
    String changed =
        failure(
            "changed",
            bytes -> {
              byte[] other = bytes.clone();
              other[other.length / 2] ^= 1;
              return other;
            });

    assertThat(cut).contains("archive 'cut': object '", "it was cut or replaced");
    assertThat(changed).contains("archive 'changed': object '", "it was damaged or changed");
    assertThat(stage.cameHome()).isEmpty();
  }

  private String failure(String name, UnaryOperator<byte[]> change) throws Exception {
    var _ = call("POST", "/archives", "{\"name\":\"%s\"}".formatted(name));
    var _ = awaitArchive(name, "completed");
    ArchiveName archive = new ArchiveName(name);
    String object = Manifest.of(archive, store).objects().getLast().name();
    store.put(archive, object, change.apply(store.get(archive, object).orElseThrow()));
    return awaitRedrive(redriven(name), RedriveState.FAILED).redrive().because().orElse("");
  }

  @Test
  void aStoreThatIsAwayIsToldOfAndAskedAgainLater() throws Exception {
    relay.cutAfterReceiving(0);

    HttpResponse<String> answer = call("GET", "/archives", "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    relay.heal();
    assertThat(call("GET", "/archives", "").statusCode()).isEqualTo(200);
  }

  @Test
  void aConnectionThatBreaksWhileAnArchiveIsMadeLeavesNoneAndItCanBeMadeAgain() throws Exception {
    // Headers of a request pass, its object does not.
    relay.cutAfterSending(2_000);
    HttpResponse<String> begun = call("POST", "/archives", "{\"name\":\"november\"}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);

    ArchiveBody failed = awaitArchive("november", "failed");

    assertThat(failed.because()).isPresent();
    assertThat(relay.cuts()).isPositive();
    relay.heal();
    assertThat(call("GET", "/archives", "").body()).isEqualTo("[]");
    assertThat(call("POST", "/redrives", wish("november")).statusCode()).isEqualTo(409);
    assertThat(call("POST", "/archives", "{\"name\":\"november\"}").statusCode()).isEqualTo(202);
    assertThat(awaitArchive("november", "completed").letters()).isEqualTo(LETTERS);
  }

  @Test
  void aConnectionThatBreaksWhileAnArchiveComesHomeMovesEachLetterOnce() throws Exception {
    var _ = call("POST", "/archives", "{\"name\":\"november\"}");
    var _ = awaitArchive("november", "completed");
    String planned =
        redrive(
            call("POST", "/redrives", wish("november").replace("false", "true")));
    var _ = awaitRedrive(planned, RedriveState.PLANNED);
    relay.cutAfterReceiving(3_000);

    assertThat(call("POST", "/redrives/" + planned + "/resume", "{\"force\":true}").statusCode())
        .isEqualTo(200);
    await().atMost(PATIENCE).until(() -> relay.cuts() > 0);
    assertThat(one(planned).redrive().state()).isNotEqualTo(RedriveState.FAILED);
    relay.heal();

    var _ = awaitRedrive(planned, RedriveState.COMPLETED);
    assertThat(stage.cameHome()).containsExactlyElementsOf(all());
  }

  private static List<Integer> all() {
    return IntStream.range(0, LETTERS).boxed().toList();
  }

  private String redriven(String archive) throws Exception {
    return redrive(call("POST", "/redrives", wish(archive)));
  }

  private static String wish(String archive) {
    return """
        {"archive":"%s","merge_patch":{"source":"store","src":null},"dry_run":false}\
        """
        .formatted(archive);
  }

  private static String redrive(HttpResponse<String> begun) {
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    return WireJson.MAPPER.readValue(begun.body(), RedriveBody.class).redrive().id();
  }

  private ArchiveBody awaitArchive(String name, String state) throws Exception {
    await().atMost(PATIENCE).until(() -> archive(name).state().equals(state));
    return archive(name);
  }

  private ArchiveBody archive(String name) throws Exception {
    return WireJson.MAPPER.readValue(
        call("GET", "/archives/" + name, "").body(), ArchiveBody.class);
  }

  private RedriveBody awaitRedrive(String id, RedriveState state) throws Exception {
    await().atMost(PATIENCE).until(() -> one(id).redrive().state() == state);
    return one(id);
  }

  private RedriveBody one(String id) throws Exception {
    return WireJson.MAPPER.readValue(
        call("GET", "/redrives/" + id, "").body(), RedriveBody.class);
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return call(host, method, path, body);
  }

  private static HttpResponse<String> call(
      HttpHost host, String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .header("Assay-Actor", "ada")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static ProblemBody problem(HttpResponse<String> answer) {
    return WireJson.MAPPER.readValue(answer.body(), ProblemBody.class);
  }
}
