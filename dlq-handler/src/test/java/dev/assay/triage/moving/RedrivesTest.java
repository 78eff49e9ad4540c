package dev.assay.triage.moving;

import static dev.assay.triage.moving.RedriveStage.PATIENCE;
import static dev.assay.triage.moving.RedriveStage.asked;
import static dev.assay.triage.moving.RedriveStage.awaitState;
import static dev.assay.triage.moving.RedriveStage.begun;
import static dev.assay.triage.moving.RedriveStage.movement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.servers.kafka.KafkaBroker;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of dead letters, told by an independent consumer of a real broker. */
class RedrivesTest {
  private static KafkaBroker broker;

  private RedriveStage stage;
  private Redrives redrives;

  @BeforeAll
  static void startBroker() {
    broker = RedriveStage.broker();
  }

  @AfterAll
  static void closeBroker() {
    broker.close();
  }

  @BeforeEach
  void start() throws Exception {
    stage = new RedriveStage(broker);
    stage.publish("1.0.0", RedriveStage.SCHEMA);
    redrives = stage.start(StrokeWatch.NONE);
  }

  @AfterEach
  void close() {
    redrives.close();
    stage.close();
  }

  @Test
  void fiveThousandLettersGoHomeOnceEachInTheOrderOfTheirKeys() {
    stage.refuse(0, 5_000, 37);

    RedriveRecord done =
        awaitState(redrives, begun(redrives, stage.renaming(), true), RedriveState.COMPLETED);

    assertThat(done.counts().passing()).isEqualTo(5_000);
    assertThat(done.counts().repaired()).isEqualTo(5_000);
    assertThat(done.plan()).contains(done.counts());
    List<ConsumerRecord<byte[], byte[]>> home = stage.committed(stage.source);
    assertThat(home.stream().map(RedriveStage::number).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
    Map<String, Integer> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : home) {
      int n = RedriveStage.number(record);
      String key = new String(record.key(), UTF_8);
      assertThat(Optional.ofNullable(last.put(key, n)).orElse(-1)).as(key).isLessThan(n);
      assertThat(key).isEqualTo("key-" + n % 37);
      assertThat(record.partition()).isEqualTo(n % 37 % RedriveStage.PARTITIONS);
      assertThat(record.timestamp()).isEqualTo(1_000_000L + n);
      assertThat(new String(record.value(), UTF_8))
          .isEqualTo("{\"n\":%d,\"source\":\"store\"}".formatted(n));
    }
    assertThat(headers(home.getFirst()))
        .isEqualTo(Map.of("trace", "kept", "assay-attempt", "1", "assay-redrive-id", done.id()));
  }

  @Test
  void aPlanMovesNothingAndWhatComesAfterItIsNotPartOfIt() {
    stage.refuse(0, 10, 3);
    stage.refuse(10, 0, "{\"src\":\"store\",\"n\":\"ten\"}", 0);
    stage.flush();
    String id = begun(redrives, stage.renaming(), false);

    RedriveRecord planned = awaitState(redrives, id, RedriveState.PLANNED);
    stage.refuse(11, 15, 3);

    assertThat(planned.plan())
        .contains(
            new RedriveCounts(
                11, 10, 10, 0, 0, 1, 0, 0, Map.of("schema-violation: type at /n", 1L)));
    assertThat(redrives.find(id).orElseThrow().samples())
        .hasSize(3)
        .allSatisfy(sample -> {
          assertThat(sample.before().text()).startsWith("{\"src\":\"store\",\"n\":");
          assertThat(sample.after().text()).endsWith("\"source\":\"store\"}");
          assertThat(sample.judgedBy()).contains("v1/telemetry.FeedbackEvent@1.0.0");
        });
    assertThat(stage.committed(stage.source)).isEmpty();

    assertThat(redrives.resume(id, "ops", false)).isInstanceOf(Wished.Done.class);
    awaitState(redrives, id, RedriveState.COMPLETED);
    assertThat(stage.numbers(stage.source)).hasSize(10).allMatch(n -> n < 10);
  }

  @Test
  void whatWasRedrivenIsNotMovedAgainUnlessThatIsAsked() {
    stage.refuse(0, 20, 3);
    awaitState(redrives, begun(redrives, stage.renaming(), true), RedriveState.COMPLETED);
    stage.refuse(20, 25, 3);

    RedriveRecord second =
        awaitState(redrives, begun(redrives, stage.renaming(), true), RedriveState.COMPLETED);
    assertThat(second.counts().already()).isEqualTo(20);
    assertThat(stage.numbers(stage.source)).hasSize(25).doesNotHaveDuplicates();

    RedriveWish again = stage.renaming(movement(Optional.empty(), true));
    awaitState(redrives, begun(redrives, again, true), RedriveState.COMPLETED);
    assertThat(stage.numbers(stage.source)).hasSize(50);
  }

  @Test
  void aGroupThatIsNeitherRepairedNorFixedNeedsForce() {
    stage.refuse(0, 3, 3);
    stage.publish("1.0.1", "{\"type\":\"object\"}");
    stage.flush();
    RedriveWish asItIs =
        new RedriveWish(
            stage.renaming().selection(), RedriveWish.Repair.NONE, RedriveWish.Movement.DEFAULT);

    assertThat(redrives.begin(asItIs, asked(true)))
        .isInstanceOfSatisfying(
            Wished.Refused.class,
            refused ->
                assertThat(refused).as(refused.toString()).matches(Wished.Refused::needsForce));
    String id = begun(redrives, asItIs, false);
    awaitState(redrives, id, RedriveState.PLANNED);
    assertThat(redrives.find(id).orElseThrow().needsForce()).isTrue();
    assertThat(redrives.resume(id, "ops", false)).isInstanceOf(Wished.Refused.class);
    assertThat(stage.committed(stage.source)).isEmpty();

    assertThat(redrives.resume(id, "ops", true)).isInstanceOf(Wished.Done.class);
    RedriveRecord done = awaitState(redrives, id, RedriveState.COMPLETED);
    assertThat(done.wish().movement().force()).isTrue();
    assertThat(stage.committed(stage.source))
        .extracting(record -> new String(record.value(), UTF_8))
        .allMatch(value -> value.startsWith("{\"src\":\"store\""))
        .hasSize(3);
  }

  @Test
  void whatWasRedrivenTooOftenIsParkedAsItWasWithTheReason() {
    stage.refuse(0, 0, "{\"src\":\"store\",\"n\":0}", 3);
    stage.refuse(1, 0, "{\"src\":\"store\",\"n\":1}", 2);
    stage.flush();

    RedriveRecord done =
        awaitState(redrives, begun(redrives, stage.renaming(), true), RedriveState.COMPLETED);

    assertThat(done.counts().parked()).isEqualTo(1);
    assertThat(done.counts().reasons()).isEqualTo(Map.of("attempts", 1L));
    assertThat(stage.numbers(stage.source)).containsExactly(1);
    assertThat(headers(stage.committed(stage.source).getFirst()))
        .containsEntry("assay-attempt", "3");
    ConsumerRecord<byte[], byte[]> parked = stage.committed(stage.parked).getFirst();
    assertThat(new String(parked.value(), UTF_8)).isEqualTo("{\"src\":\"store\",\"n\":0}");
    assertThat(headers(parked))
        .containsEntry("assay-parked", "redriven 3 times, allowed are 3")
        .containsEntry("assay-reason", "schema-violation")
        .containsEntry("assay-redrive-id", done.id());
  }

  @Test
  void whatStillFailsStaysUnlessItIsToBeParked() {
    stage.refuse(0, 0, "{\"src\":\"store\",\"n\":\"zero\"}", 0);
    stage.refuse(1, 0, "{\"other\":1,\"n\":1}", 0);
    stage.refuse(2, 0, "not json", 0);
    stage.flush();
    RedriveWish parking =
        stage.renaming(
            new RedriveWish.Movement(
                Optional.empty(), "source", Optional.empty(), 3, true, false, false));

    RedriveRecord stayed =
        awaitState(redrives, begun(redrives, stage.renaming(), true), RedriveState.COMPLETED);
    assertThat(stayed.counts().failing()).isEqualTo(3);
    assertThat(stayed.counts().reasons())
        .isEqualTo(
            Map.of(
                "schema-violation: type at /n",
                1L,
                "repair: operation 0 (move /source) does not apply",
                1L,
                "repair: the event is no JSON that could be repaired",
                1L));

    RedriveRecord done =
        awaitState(redrives, begun(redrives, parking, true), RedriveState.COMPLETED);
    assertThat(done.counts().parked()).isEqualTo(3);
    assertThat(stage.committed(stage.parked))
        .hasSize(3)
        .allMatch(
            record -> headers(record).getOrDefault("assay-parked", "").startsWith("still fails: "));
    assertThat(stage.committed(stage.source)).isEmpty();
  }

  @Test
  void pausedItMovesNothingResumedItGoesOnAndCancelledItEnds() {
    stage.refuse(0, 400, 7);
    RedriveWish slowly = stage.renaming(movement(Optional.of(100.0), false));
    String id = begun(redrives, slowly, true);
    await()
        .atMost(PATIENCE)
        .until(() -> redrives.find(id).orElseThrow().redrive().counts().passing() > 20);

    assertThat(redrives.pause(id, "ada")).isInstanceOf(Wished.Done.class);
    RedriveRecord paused = redrives.find(id).orElseThrow().redrive();
    int moved = stage.numbers(stage.source).size();
    assertThat(paused.state()).isEqualTo(RedriveState.PAUSED);
    assertThat(paused.because()).contains("paused by ada");
    assertThat(paused.counts().passing()).isEqualTo(moved).isLessThan(400);

    assertThat(redrives.resume(id, "ops", false)).isInstanceOf(Wished.Done.class);
    await().atMost(PATIENCE).until(() -> stage.numbers(stage.source).size() > moved + 20);
    assertThat(redrives.cancel(id, "ada")).isInstanceOf(Wished.Done.class);
    RedriveRecord cancelled = redrives.find(id).orElseThrow().redrive();
    assertThat(cancelled.state()).isEqualTo(RedriveState.CANCELLED);
    assertThat(stage.numbers(stage.source))
        .hasSize((int) cancelled.counts().passing())
        .doesNotHaveDuplicates()
        .hasSizeLessThan(400);
    assertThat(redrives.resume(id, "ops", false)).isInstanceOf(Wished.Refused.class);

    RedriveRecord rest =
        awaitState(redrives, begun(redrives, stage.renaming(), true), RedriveState.COMPLETED);
    assertThat(rest.counts().already()).isEqualTo(cancelled.counts().passing());
    assertThat(stage.numbers(stage.source)).hasSize(400).doesNotHaveDuplicates();
  }

  @Test
  void theRateIsKept() {
    stage.refuse(0, 100, 7);
    long began = System.nanoTime();
    awaitState(
        redrives,
        begun(redrives, stage.renaming(movement(Optional.of(50.0), false)), true),
        RedriveState.COMPLETED);
    assertThat(System.nanoTime() - began).isGreaterThan(1_800_000_000L);
  }

  @Test
  void twoRedrivesOfTheSameLettersDoNotRunAtOnce() {
    stage.refuse(0, 200, 7);
    String first = begun(redrives, stage.renaming(movement(Optional.of(50.0), false)), true);
    awaitState(redrives, first, RedriveState.RUNNING);

    String second = begun(redrives, stage.renaming(), true);
    RedriveRecord waiting = awaitState(redrives, second, RedriveState.PLANNED);
    assertThat(waiting.because().orElseThrow()).contains(first).contains("is running");

    assertThat(redrives.cancel(first, "ada")).isInstanceOf(Wished.Done.class);
    assertThat(redrives.resume(second, "ops", false)).isInstanceOf(Wished.Done.class);
    awaitState(redrives, second, RedriveState.COMPLETED);
    assertThat(stage.numbers(stage.source)).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void toTheValidatedTopicGoesOnlyWhatPasses() {
    stage.refuse(0, 5, 3);
    stage.send(
        new ProducerRecord<>(
            stage.dlq,
            0,
            null,
            null,
            "{}".getBytes(UTF_8),
            header("__connect.errors.topic", stage.source)));
    stage.flush();
    RedriveWish all =
        new RedriveWish(
            RedriveWish.Selection.all(List.of(stage.dlq)),
            new RedriveWish.Repair(
                Optional.empty(),
                Optional.empty(),
                Map.of("/source", WireJson.MAPPER.readTree("\"store\""))),
            new RedriveWish.Movement(
                Optional.empty(), "validated", Optional.empty(), 3, false, false, false));

    RedriveRecord done = awaitState(redrives, begun(redrives, all, true), RedriveState.COMPLETED);

    assertThat(done.counts().reasons()).isEqualTo(Map.of("no-schema", 1L));
    assertThat(stage.committed(stage.validated)).hasSize(5);
    assertThat(stage.committed(stage.source)).isEmpty();
  }

  @Test
  void lettersOfOtherToolsGoHomeWithoutTheirErrorHeaders() {
    Iterable<Header> connect =
        new RecordHeaders()
            .add("__connect.errors.topic", stage.source.getBytes(UTF_8))
            .add("__connect.errors.partition", "1".getBytes(UTF_8))
            .add("__connect.errors.exception.message", "no".getBytes(UTF_8))
            .add("mine", "kept".getBytes(UTF_8));
    Iterable<Header> spring =
        new RecordHeaders()
            .add("kafka_dlt-original-topic", stage.source.getBytes(UTF_8))
            .add("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(1).array())
            .add("kafka_dlt-original-timestamp", ByteBuffer.allocate(8).putLong(77).array())
            .add("kafka_dlt-exception-stacktrace", "at …".getBytes(UTF_8));
    Iterable<Header> confluent =
        new RecordHeaders()
            .add("__rule.topic", stage.source.getBytes(UTF_8))
            .add("__rule.name", "r".getBytes(UTF_8));
    Iterable<Header> nobody = new RecordHeaders().add("mine", "kept".getBytes(UTF_8));
    Iterable<Header> forged = header("__streams.errors.topic", stage.names.schemas());
    int n = 0;
    for (Iterable<Header> headers : List.of(connect, spring, confluent, nobody, forged)) {
      byte[] value = "{\"n\":%d}".formatted(n++).getBytes(UTF_8);
      stage.send(new ProducerRecord<>(stage.dlq, 0, 55L, "k".getBytes(UTF_8), value, headers));
    }
    stage.flush();
    RedriveWish all =
        new RedriveWish(
            RedriveWish.Selection.all(List.of(stage.dlq)),
            RedriveWish.Repair.NONE,
            RedriveWish.Movement.DEFAULT.withForce(true));

    RedriveRecord done = awaitState(redrives, begun(redrives, all, true), RedriveState.COMPLETED);

    assertThat(done.counts().reasons())
        .isEqualTo(Map.of("source-unknown", 1L, "target-refused", 1L));
    assertThat(done.counts().unchecked()).isEqualTo(3);
    Map<Integer, ConsumerRecord<byte[], byte[]>> home = new TreeMap<>();
    stage.committed(stage.source).forEach(record -> home.put(RedriveStage.number(record), record));
    assertThat(home).containsOnlyKeys(0, 1, 2);
    assertThat(requireNonNull(home.get(0)).partition()).isEqualTo(1);
    assertThat(requireNonNull(home.get(0)).timestamp()).isEqualTo(55);
    assertThat(headers(requireNonNull(home.get(0)))).containsEntry("mine", "kept").hasSize(3);
    assertThat(requireNonNull(home.get(1)).partition()).isEqualTo(1);
    assertThat(requireNonNull(home.get(1)).timestamp()).isEqualTo(77);
    assertThat(headers(requireNonNull(home.get(2))))
        .containsOnlyKeys("assay-attempt", "assay-redrive-id");
  }

  private static Iterable<Header> header(String name, String value) {
    return new RecordHeaders().add(name, value.getBytes(UTF_8));
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> all = new TreeMap<>();
    StreamSupport.stream(record.headers().spliterator(), false)
        .forEach(
            each -> all.put(each.key(), HeaderText.read(record.headers(), each.key()).orElse("")));
    return all;
  }
}
