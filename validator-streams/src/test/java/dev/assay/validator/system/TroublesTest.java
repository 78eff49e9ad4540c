package dev.assay.validator.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.validator.ValidatorService;
import dev.assay.validator.topology.Facts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of docs/troubles.md, one fault a test; none of them makes or loses an event. */
class TroublesTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final String VALIDATED = TopicNames.validated(Cluster.SOURCE);
  private static final String DEAD_LETTERS = TopicNames.deadLetters(Cluster.SOURCE);
  private static final String SUBJECT = "v1/telemetry.FeedbackEvent";
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"level\":{\"enum\":[\"ok\"]}}}";
  private static final Map<String, String> QUICK =
      Map.of(
          "streams.session-timeout", "3s",
          "streams.heartbeat-interval", "500ms",
          "streams.transaction-timeout", "4s",
          "streams.threads", "1");

  private final Cluster cluster = new Cluster();
  private final HttpClient http = HttpClient.newHttpClient();
  private int sent;

  // Stream threads die here on purpose, and are replaced.
  @BeforeAll
  static void letThreadsDie() {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }

  @AfterAll
  static void letNobodyElsesDie() {
    Awaitility.reset();
  }

  @BeforeEach
  void enforce() {
    cluster.state(TopicNames.DEFAULT.schemas(), Facts.published(1, SUBJECT, "1.0.0", SCHEMA));
    cluster.state(TopicNames.DEFAULT.enforcement(), Facts.policy("*", Rule.of(Mode.ENFORCE), 1));
  }

  @AfterEach
  void stop() {
    cluster.close();
    http.close();
  }

  @Test
  void aBrokerThatIsRestartedIsWaitedForAndNothingIsLostDoubledOrRefusedForIt() {
    try (ValidatorService validator = start(Clock.systemUTC())) {
      send(2_000);
      cluster.restartBroker();
      send(2_000);
      awaitAllOut();
      await().atMost(LONG).until(validator::isReady);
    }
    assertOnceEach();
  }

  @Test
  void aSecondInstanceTakesItsShareAndGivesItBackWhenItEnds() throws Exception {
    try (ValidatorService first = start(Clock.systemUTC())) {
      send(600);
      try (ValidatorService second = start(Clock.systemUTC())) {
        await()
            .atMost(LONG)
            .until(() -> {
              send(60);
              return body(first, "/status").contains("\"in\":")
                  && !body(second, "/status").contains("\"in\":0");
            });
        // Closed with events on their way: what it has is committed or left to the other.
        send(3_000);
      }
      send(600);
      awaitAllOut();
    }
    assertOnceEach();
  }

  @Test
  void aFactThatCannotBeReadTurnsReadinessOffAndRefusesNoEvent() throws Exception {
    try (ValidatorService validator = start(Clock.systemUTC())) {
      byte[] key = FactCodec.key(Facts.published(2, SUBJECT, "1.1.0", SCHEMA));
      cluster.write(TopicNames.DEFAULT.schemas(), key, "{\"from\":\"the future\"}".getBytes(UTF_8));
      await().atMost(LONG).until(() -> !validator.isReady());
      assertThat(body(validator, "/readyz")).contains("can't be read", "1.1.0");

      // Not even one that breaks the version before: that is not the latest any more.
      cluster.send(0, "k", "{\"level\":\"loud\"}");
      cluster.flush();
      await().atMost(LONG).until(() -> cluster.committed(VALIDATED).size() == 1);
      assertThat(cluster.committed(DEAD_LETTERS)).isEmpty();

      cluster.state(TopicNames.DEFAULT.schemas(), Facts.published(2, SUBJECT, "1.1.0", SCHEMA));
      await().atMost(LONG).until(validator::isReady);
    }
  }

  @Test
  void aClockThatJumpsAheadOrBackStopsNothingAndDatesNoDeadLetterBeforeItsEvent() {
    JumpingClock clock = new JumpingClock();
    long before = System.currentTimeMillis();
    try (ValidatorService validator = start(clock)) {
      send(30);
      awaitAllOut();
      clock.now = Instant.now().plus(Duration.ofDays(400));
      send(30);
      awaitAllOut();
      clock.now = Instant.EPOCH;
      send(30);
      awaitAllOut();
      assertThat(validator.isReady()).isTrue();
    }
    assertOnceEach();
    assertThat(cluster.committed(VALIDATED))
        .allSatisfy(
            event -> assertThat(event.timestamp()).isBetween(before, System.currentTimeMillis()));
    assertThat(cluster.committed(DEAD_LETTERS))
        .allSatisfy(letter -> assertThat(letter.timestamp()).isGreaterThanOrEqualTo(before));
  }

  @Test
  void aDeadLetterTopicThatIsGoneIsNamedAndEverythingWaitsForItsReturn() throws Exception {
    try (ValidatorService validator = start(Clock.systemUTC())) {
      send(30);
      awaitAllOut();
      int before = cluster.committed(DEAD_LETTERS).size();
      cluster.delete(DEAD_LETTERS);
      send(30);
      await().atMost(LONG).until(() -> !validator.isReady());
      assertThat(body(validator, "/readyz")).contains(DEAD_LETTERS + " is missing");

      cluster.create(new NewTopic(DEAD_LETTERS, Cluster.PARTITIONS, (short) 1));
      await()
          .atMost(LONG)
          .until(() -> cluster.committed(VALIDATED, DEAD_LETTERS).size() == sent - before);
      await().atMost(LONG).until(validator::isReady);
    }
  }

  @Test
  void aDeadLetterTopicThatTakesNothingIsNamedAndEverythingWaits() throws Exception {
    try (ValidatorService validator = start(Clock.systemUTC())) {
      send(30);
      awaitAllOut();
      cluster.alter(DEAD_LETTERS, "min.insync.replicas", "2");
      send(30);
      await().atMost(LONG).until(() -> !validator.isReady());
      assertThat(body(validator, "/readyz"))
          .contains(DEAD_LETTERS, "1 in-sync replicas and needs 2");
      cluster.alter(DEAD_LETTERS, "min.insync.replicas", "1");
      awaitAllOut();
      await().atMost(LONG).until(validator::isReady);
    }
    assertOnceEach();
  }

  @Test
  void anEventLargerThanItsOutputTakesWaitsIsNamedAndGoesOnOnceTheLimitIsRaised() throws Exception {
    cluster.create(
        new NewTopic(VALIDATED, Cluster.PARTITIONS, (short) 1)
            .configs(Map.of("max.message.bytes", "2000")));
    try (ValidatorService validator = start(Clock.systemUTC())) {
      send(30);
      awaitAllOut();
      cluster.send(0, Integer.toString(sent++), "{\"pad\":\"" + "x".repeat(5_000) + "\"}");
      send(30);
      await()
          .atMost(LONG)
          .until(() -> body(validator, "/readyz").contains(Cluster.SOURCE + "-0@10 waits"));
      assertThat(body(validator, "/readyz"))
          .contains("raise its max.message.bytes", VALIDATED, "5012 bytes");
      assertThat(body(validator, "/livez")).contains("up");

      cluster.alter(VALIDATED, "max.message.bytes", "100000");
      awaitAllOut();
      await().atMost(LONG).until(validator::isReady);
    }
    assertOnceEach();
  }

  @Test
  void anEventDatedFurtherAheadThanItsOutputTakesWaitsIsNamedAndGoesOnOnceItMay() throws Exception {
    String ahead = "message.timestamp.after.max.ms";
    cluster.create(
        new NewTopic(VALIDATED, Cluster.PARTITIONS, (short) 1).configs(Map.of(ahead, "60000")));
    try (ValidatorService validator = start(Clock.systemUTC())) {
      send(30);
      awaitAllOut();
      Instant later = Instant.now().plus(Duration.ofMinutes(30));
      cluster.sendAt(0, Integer.toString(sent++), "{\"level\":\"ok\"}", later);
      send(30);
      await()
          .atMost(LONG)
          .until(() -> body(validator, "/readyz").contains(Cluster.SOURCE + "-0@10 waits"));
      assertThat(body(validator, "/readyz"))
          .contains(VALIDATED, "takes no record of this time", Long.toString(later.toEpochMilli()));

      cluster.alter(VALIDATED, ahead, Long.toString(Duration.ofHours(2).toMillis()));
      awaitAllOut();
      await().atMost(LONG).until(validator::isReady);
    }
    assertOnceEach();
  }

  private ValidatorService start(Clock clock) {
    ValidatorService validator =
        ValidatorService.start(RestartTest.configuration(cluster, QUICK), clock);
    await().atMost(LONG).until(validator::isReady);
    return validator;
  }

  private void send(int events) {
    for (int id = sent; id < sent + events; id++) {
      String value = isBroken(id) ? "{\"level\":\"loud\"}" : "{\"level\":\"ok\"}";
      cluster.send(id % Cluster.PARTITIONS, Integer.toString(id), value);
    }
    cluster.flush();
    sent += events;
  }

  private static boolean isBroken(int id) {
    return id % 10 == 0;
  }

  private void awaitAllOut() {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> cluster.committed(VALIDATED, DEAD_LETTERS).size() >= sent);
  }

  private void assertOnceEach() {
    assertThat(ids(cluster.committed(VALIDATED, DEAD_LETTERS)))
        .containsExactlyElementsOf(IntStream.range(0, sent).boxed().toList());
    assertThat(ids(cluster.committed(DEAD_LETTERS))).allMatch(TroublesTest::isBroken);
  }

  private static List<Integer> ids(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> Integer.valueOf(new String(record.key(), UTF_8)))
        .sorted()
        .toList();
  }

  private String body(ValidatorService validator, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + validator.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private static final class JumpingClock extends Clock {
    private volatile Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
