package dev.assay.triage.failureapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.ProblemBody;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.HttpSettings;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Letters;
import dev.assay.triage.letters.LetterReader;
import dev.assay.triage.mark.Marks;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.timeline.HourTally;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureRoutesTest {
  private static final Instant NOW = Instant.ofEpochMilli(3);
  private static final KeptGroups GROUPS = new KeptGroups();
  private static HttpHost host;
  private static HttpClient client;

  @BeforeAll
  static void listen() {
    client = HttpClient.newHttpClient();
    host =
        HttpHost.start(
            HttpSettings.onLoopback(0),
            List.of(
                new FailureRoutes(
                    GROUPS,
                    (fingerprint, mark) -> GROUPS.marks = GROUPS.marks.with(mark),
                    new LetterReader(KafkaAccess.at("127.0.0.1:1"), topic -> false, Privacy.NONE),
                    Clock.fixed(NOW, ZoneOffset.UTC))));
  }

  @AfterAll
  static void close() {
    host.close();
    client.close();
  }

  @BeforeEach
  void threeGroups() {
    GROUPS.notNow = Optional.empty();
    GROUPS.marks = Marks.NONE;
    GROUPS.letters =
        List.of(
            letter("v1:aa00000000000001", 1, "v1/telemetry.FeedbackEvent@1.0.0", "feedback"),
            letter("v1:aa00000000000002", 3, "v2/telemetry.FeedbackEvent@2.0.0", "feedback"),
            letter("v1:bb00000000000003", 3, "v1/telemetry.HealthStatus@1.0.0", "health"));
  }

  @Test
  void groupsComeLatestFirstThenByFingerprint() throws Exception {
    assertThat(fingerprints("/failures"))
        .containsExactly("v1:aa00000000000002", "v1:bb00000000000003", "v1:aa00000000000001");
  }

  @Test
  void aGroupHasTheMembersOfTheContractInTheirOrder() throws Exception {
    assertThat(get("/failures?schema=telemetry.HealthStatus").body())
        .isEqualTo(
            """
            [{"fingerprint":"v1:bb00000000000003","count":1,"schema":"v1/telemetry.HealthStatus",\
            "schema_versions":["v1/telemetry.HealthStatus@1.0.0"],"reason":"schema-violation",\
            "keyword":"enum","place":"/level","message":"message 3","source_topics":["health"],\
            "first_seen":"1970-01-01T00:00:00.003Z","last_seen":"1970-01-01T00:00:00.003Z",\
            "written_by":"assay","dead_letter_topics":["some.dlq"],"producers":["store-3"],\
            "per_minute":0.2,"state":"open","mark":null,"suggestion":null}]\
            """);
  }

  @Test
  void filtersBySchemaOnOneTrackOrAny() throws Exception {
    assertThat(fingerprints("/failures?schema=telemetry.FeedbackEvent")).hasSize(2);
    assertThat(fingerprints("/failures?schema=telemetry.FeedbackEvent.schema")).hasSize(2);
    assertThat(fingerprints("/failures?schema=v2/telemetry.FeedbackEvent"))
        .containsExactly("v1:aa00000000000002");
    assertThat(fingerprints("/failures?schema=unknown")).isEmpty();
  }

  @Test
  void filtersByReasonAndSourceTopic() throws Exception {
    assertThat(fingerprints("/failures?topic=health&reason=schema-violation"))
        .containsExactly("v1:bb00000000000003");
    assertThat(fingerprints("/failures?reason=unreadable")).isEmpty();
    assertThat(fingerprints("/failures?topic=elsewhere")).isEmpty();
  }

  @Test
  void filtersByStateTimeAndText() throws Exception {
    assertThat(fingerprints("/failures?state=open")).hasSize(3);
    assertThat(fingerprints("/failures?state=muted")).isEmpty();
    assertThat(fingerprints("/failures?until=1970-01-01T00:00:00.002Z"))
        .containsExactly("v1:aa00000000000001");
    assertThat(fingerprints("/failures?since=1970-01-01T00:00:00.002Z")).hasSize(2);
    assertThat(fingerprints("/failures?text=HEALTHstatus")).containsExactly("v1:bb00000000000003");
    assertThat(fingerprints("/failures?text=store-1")).containsExactly("v1:aa00000000000001");
  }

  @Test
  void pagesFitTogetherInEveryOrder() throws Exception {
    for (String sort : List.of("last_seen", "first_seen", "count", "rate")) {
      List<String> all = fingerprints("/failures?sort=" + sort);
      assertThat(fingerprints("/failures?limit=2&sort=" + sort)).isEqualTo(all.subList(0, 2));
      assertThat(fingerprints("/failures?offset=2&limit=2&sort=" + sort))
          .isEqualTo(all.subList(2, 3));
    }
  }

  @Test
  void aTimelineIsByHourOrByMinute() throws Exception {
    assertThat(get("/failures/bb/timeline").body())
        .isEqualTo(
            """
            {"fingerprint":"v1:bb00000000000003","unit":"hour","buckets":[\
            {"at":"1970-01-01T01:00:00Z","count":1},{"at":"1970-01-01T02:00:00Z","count":7}]}\
            """);
    assertThat(get("/failures/bb/timeline?unit=minute").body())
        .contains("{\"at\":\"1970-01-01T02:03:00Z\",\"count\":5}")
        .contains("{\"at\":\"1970-01-01T02:59:00Z\",\"count\":2}");
    assertThat(get("/failures/bb/timeline?unit=day").statusCode()).isEqualTo(400);
  }

  @Test
  void aMarkIsAnsweredOnceItIsThereAndSaysWhoAndWhy() throws Exception {
    HttpResponse<String> answer =
        put(
            "/failures/bb/state",
            "{\"state\":\"muted\",\"until\":\"2026-01-01T00:00:00Z\",\"reason\":\"known\"}");

    FailureGroupBody body = WireJson.MAPPER.readValue(answer.body(), FailureGroupBody.class);
    assertThat(body.state()).isEqualTo("muted");
    assertThat(body.mark().orElseThrow())
        .isEqualTo(
            new FailureGroupBody.MarkBody(
                "muted",
                Optional.of("2026-01-01T00:00:00Z"),
                "cli:ada",
                "known",
                "1970-01-01T00:00:00.003Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"state\":\"regressed\"}",
        "{\"state\":\"muted\",\"until\":\"tomorrow\"}",
        "{\"state\":\"muted\",\"until\":\"1969-01-01T00:00:00Z\"}",
        "{\"state\":\"fixed\",\"until\":\"2026-01-01T00:00:00Z\"}"
      })
  void whatCannotBeSaidOfAGroupIsRefusedAndNothingIsWritten(String wish) throws Exception {
    HttpResponse<String> answer = put("/failures/bb/state", wish);

    assertThat(answer.statusCode()).isBetween(400, 422);
    assertThat(problem(answer).remedy()).isPresent();
    assertThat(GROUPS.marks).isEqualTo(Marks.NONE);
  }

  @Test
  void aLimitCutsTheListAndTheTotalSaysHowMuchThereIs() throws Exception {
    HttpResponse<String> answer = get("/failures?limit=1");

    assertThat(groups(answer)).hasSize(1);
    assertThat(answer.headers().firstValue("Assay-Total-Count")).contains("3");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema=%20",
        "schema=v1/telemetry.FeedbackEvent@1.0.0",
        "reason=nonsense",
        "topic=no/topic",
        "limit=0",
        "limit=10001",
        "limit=ten",
        "offset=-1",
        "sort=beauty",
        "state=closed",
        "since=yesterday",
        "limit=1&limit=2",
        "reasn=internal"
      })
  void aParameterThatCannotBeUnderstoodIsRefusedWithWhatToGive(String query) throws Exception {
    HttpResponse<String> answer = get("/failures?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem(answer).remedy()).isPresent();
    assertThat(problem(answer).detail().orElseThrow()).contains(query.split("=")[0]);
  }

  @Test
  void aGroupIsFoundByItsFingerprintOrAnyUniqueBeginning() throws Exception {
    for (String asked : List.of("v1:bb00000000000003", "v1:b", "bb", "BB00000000000003")) {
      HttpResponse<String> answer = get("/failures/" + asked);

      FailureGroupBody.WithSamples body =
          WireJson.MAPPER.readValue(answer.body(), FailureGroupBody.WithSamples.class);
      assertThat(body.group().fingerprint()).as(asked).isEqualTo("v1:bb00000000000003");
      assertThat(body.samples()).hasSize(1);
      assertThat(body.samples().getFirst())
          .isEqualTo(
              new FailureGroupBody.Sample(
                  "health",
                  1,
                  1003,
                  -2,
                  3,
                  Optional.of("v1/telemetry.HealthStatus@1.0.0"),
                  Optional.of("key 3"),
                  "{}",
                  false,
                  0,
                  List.of(
                      new FailureGroupBody.SampleError("/level", "enum", "#/enum", "message 3")),
                  Optional.of("store-3"),
                  new FailureGroupBody.Place("some.dlq", 0, 3)));
    }
  }

  @Test
  void anAmbiguousBeginningIsAConflictThatNamesTheCandidates() throws Exception {
    HttpResponse<String> answer = get("/failures/aa");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("\"v1:aa00000000000001\",\"v1:aa00000000000002\"");
    assertThat(problem(answer).remedy()).contains("give more digits");
  }

  @Test
  void aGroupThatIsNotThereIsNotFoundWithWhereToLook() throws Exception {
    HttpResponse<String> answer = get("/failures/v1:cc");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(problem(answer).detail().orElseThrow()).contains("'v1:cc'");
    assertThat(problem(answer).remedy()).contains("list the groups with GET /failures");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1:", "v2:aa", "xyz", "aa000000000000001", "aa?schema=a"})
  void whatIsNoFingerprintIsRefused(String asked) throws Exception {
    assertThat(get("/failures/" + asked).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/failures", "/failures/aa"})
  void whileGroupsAreRestoredThereIsNoAnswerAndAHintWhenToAskAgain(String path) throws Exception {
    GROUPS.notNow = Optional.of("partition 1 is being restored");

    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    assertThat(problem(answer).detail()).contains("partition 1 is being restored");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(host.uri() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> put(String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .header("Assay-Actor", "cli:ada")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<FailureGroupBody> groups(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Arrays.asList(WireJson.MAPPER.readValue(answer.body(), FailureGroupBody[].class));
  }

  private static List<String> fingerprints(String path) throws Exception {
    return groups(get(path)).stream().map(FailureGroupBody::fingerprint).toList();
  }

  private static ProblemBody problem(HttpResponse<String> answer) {
    return WireJson.MAPPER.readValue(answer.body(), ProblemBody.class);
  }

  private static DeadLetterRecord letter(String fingerprint, int n, String schema, String topic) {
    return Letters.letter(new FailureFingerprint(fingerprint), n, n, topic, schema);
  }

  /** One group for each dead letter, or none while not now. */
  private static final class KeptGroups implements FailureGroups {
    volatile List<DeadLetterRecord> letters = List.of();
    volatile Optional<String> notNow = Optional.empty();
    volatile Marks marks = Marks.NONE;

    @Override
    public Reading<List<KnownGroup>> beginningWith(String prefix, Asker asker) {
      return read(
          letters.stream()
              .filter(letter -> letter.fingerprint().value().startsWith(prefix))
              .map(letter -> new KnownGroup(FailureGroup.of(letter), marks, Optional.empty()))
              .toList());
    }

    @Override
    public Reading<GroupDetail> timelineOf(FailureFingerprint fingerprint, Asker asker) {
      return detailOf(fingerprint, asker);
    }

    @Override
    public Reading<GroupDetail> detailOf(FailureFingerprint fingerprint, Asker asker) {
      List<DeadLetterRecord> its =
          letters.stream().filter(each -> each.fingerprint().equals(fingerprint)).toList();
      return read(
          new GroupDetail(
              its.stream().map(Letters::sample).toList(),
              List.of(HourTally.empty(2).with(3, 5).with(59, 2), HourTally.empty(1).with(0, 1))));
    }

    private <T> Reading<T> read(T value) {
      return notNow
          .<Reading<T>>map(Reading.NotNow::new)
          .orElseGet(() -> new Reading.Complete<>(value));
    }
  }
}
