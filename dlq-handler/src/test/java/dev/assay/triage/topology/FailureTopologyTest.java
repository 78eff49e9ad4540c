package dev.assay.triage.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.kit.topics.Replication;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.Verdict;
import dev.assay.triage.DeadLetterBytes;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertLimits;
import dev.assay.triage.alert.AlertRule;
import dev.assay.triage.alert.WatchForms;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.gather.Subscription;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.Sample;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.heal.Healing;
import dev.assay.triage.heal.Judge;
import dev.assay.triage.heal.NewestSchemas;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkKind;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.timeline.HourTally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTopologyTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String FEEDBACK = "telemetry.feedback.dlq";
  private static final String HEALTH = "telemetry.health.dlq";
  private static final String MARKS = "test.failure-marks";
  private static final String ALERTS = "test.alerts";
  private static final long BUDGET = 50;

  @TempDir private Path state;
  private final GroupCount groupCount = new GroupCount();
  private final Shelf shelf = new Shelf();
  private TopologyTestDriver driver;
  private Gathered gathered;

  @BeforeEach
  void open() {
    GroupingSettings settings =
        new GroupingSettings(
            KafkaAccess.at("unused:1"),
            new GroupingSettings.Identity("test", "test-1", Optional.empty()),
            new Subscription(List.of(FEEDBACK, HEALTH), Optional.empty()),
            new GroupingSettings.OwnTopics(Gathered.TOPIC, MARKS, ALERTS),
            state,
            new GroupingSettings.Parallelism(1, 1),
            new Replication(1, 1),
            new AlertLimits(10, 10, Duration.ofDays(7), Duration.ofDays(1), BUDGET));
    driver =
        new TopologyTestDriver(
            FailureTopology.of(settings, new Collaborators(groupCount, new Healing(shelf))),
            StreamsProperties.of(settings),
            NOON);
    gathered = new Gathered(driver, Privacy.NONE);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void deadLettersOfOneFingerprintAreOneGroupWhateverTheirTopic() {
    pipe(FEEDBACK, DeadLetterBytes.headers("queue_size", "telemetry.feedback", 7), NOON);
    pipe(HEALTH, DeadLetterBytes.headers("queue_size", "telemetry.health", 8), NOON.plusSeconds(5));
    pipe(HEALTH, DeadLetterBytes.headers("capacity", "telemetry.health", 9), NOON);

    Figures figures = figures(DeadLetterBytes.fingerprint("queue_size"));
    assertThat(figures.count()).isEqualTo(2);
    assertThat(figures.firstSeen()).isEqualTo(NOON);
    assertThat(figures.latest().failedAt()).isEqualTo(NOON.plusSeconds(5));
    assertThat(profile("queue_size").reach().sourceTopics())
        .containsExactly("telemetry.feedback", "telemetry.health");
    assertThat(profile("queue_size").reach().deadLetterTopics()).containsExactly(FEEDBACK, HEALTH);
    assertThat(figures(DeadLetterBytes.fingerprint("capacity")).count()).isEqualTo(1);
    assertThat(samples(DeadLetterBytes.fingerprint("queue_size")))
        .extracting(sample -> sample.origin().offset())
        .containsExactly(7L, 8L);
    assertThat(groupCount.total()).isEqualTo(2);
    assertThat(groupCount.opened()).isEqualTo(2);
  }

  @Test
  void whatHasNoHeadersOfOursIsOneUnreadableGroupATopic() {
    pipe(FEEDBACK, new RecordHeaders(), NOON);
    pipe(FEEDBACK, new RecordHeaders().add("assay-reason", new byte[] {-1, -2}), NOON);
    pipe(HEALTH, new RecordHeaders(), NOON);

    assertThat(figures(FailureFingerprint.ofUnreadable(FEEDBACK)).count()).isEqualTo(2);
    assertThat(figures(FailureFingerprint.ofUnreadable(HEALTH)).count()).isEqualTo(1);
  }

  @Test
  void aGroupKeepsFewSamplesOfAThousandAndDropsTheirBytesAgain() {
    Stream.iterate(0, n -> n + 1)
        .limit(1_000)
        .forEach(
            n -> pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", n), NOON.plusSeconds(60L * n)));

    FailureFingerprint group = DeadLetterBytes.fingerprint("a");
    KeyValueStore<String, SamplePlan> plans = driver.getKeyValueStore(Stores.PLANS);
    assertThat(samples(group))
        .hasSizeBetween(12, SamplePlan.MAX_SAMPLES)
        .extracting(Sample::moment)
        .containsExactlyElementsOf(plans.get(group.value()).kept());
    assertThat(samples(group))
        .extracting(sample -> sample.origin().offset())
        .contains(0L, 1L, 2L, 3L, 4L, 997L, 999L);
    assertThat(figures(group).count()).isEqualTo(1_000);
  }

  @Test
  void aTimelineCountsEveryMinute() {
    for (int n = 0; n < 100; n++) {
      pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", n), NOON.plusSeconds(60L * n));
    }

    KeyValueStore<String, HourTally> hours = driver.getKeyValueStore(Stores.TIMELINE);
    String group = DeadLetterBytes.fingerprint("a").value();
    long noon = HourTally.hourOf(NOON.toEpochMilli());
    assertThat(hours.get(Stores.hourKey(group, noon)).total()).isEqualTo(60);
    assertThat(hours.get(Stores.hourKey(group, noon + 1)).total()).isEqualTo(40);
  }

  @Test
  void bytesOnTheWayThatNobodyKnowsStopTheGrouping() {
    var between =
        driver.createInputTopic(Gathered.TOPIC, new StringSerializer(), new ByteArraySerializer());

    assertThatThrownBy(() -> between.pipeInput("v1:0123456789abcdef", new byte[] {'{', '}'}))
        .hasStackTraceContaining(
            "UnreadableForm: a stored addition to a failure group can't be read");
  }

  @Test
  void theInternalTopicsKeepTheirNames() {
    pipe(FEEDBACK, new RecordHeaders(), NOON);
    mark("a", MarkKind.FIXED, NOON);
    tick();

    assertThat(driver.producedTopicNames())
        .containsExactlyInAnyOrder(
            "test-by-schema-repartition",
            "test-failure-figures-changelog",
            "test-failure-profiles-changelog",
            "test-failure-sample-plans-changelog",
            "test-failure-samples-changelog",
            "test-failure-timeline-changelog",
            "test-failure-marks-changelog",
            "test-failure-watches-changelog",
            "test-failure-budgets-changelog",
            "test-failure-budget-sums-changelog",
            ALERTS);
  }

  @Test
  void aNewGroupIsToldOnceHoweverOftenItIsLookedAt() {
    pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", 1), NOON);
    tick();
    pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", 2), NOON);
    tick();

    assertThat(alerts())
        .extracting(Alert::id)
        .containsExactly("new-group/" + DeadLetterBytes.fingerprint("a"));
  }

  @Test
  void aFixedGroupThatComesBackIsTold() {
    pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", 1), NOON);
    tick();
    mark("a", MarkKind.FIXED, NOON.plusSeconds(10));
    tick();
    pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", 2), NOON.plusSeconds(20));
    tick();
    tick();

    assertThat(alerts())
        .extracting(Alert::rule)
        .containsExactly(AlertRule.NEW_GROUP, AlertRule.REGRESSED);
  }

  @Test
  void aMarkThatCannotBeReadIsLeftOutAndStopsNothing() {
    marks().pipeInput(DeadLetterBytes.fingerprint("a").value(), new byte[] {'{'});
    pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", 1), NOON);

    assertThat(figures(DeadLetterBytes.fingerprint("a")).count()).isEqualTo(1);
    assertThat(driver.getKeyValueStore(Stores.MARKS).get(DeadLetterBytes.fingerprint("a").value()))
        .isNull();
  }

  @Test
  void aSchemaOverItsBudgetIsToldOnceAnHour() {
    for (int n = 0; n <= BUDGET + 5; n++) {
      pipe(FEEDBACK, DeadLetterBytes.headers("m" + n % 3, "t", n), NOON);
    }
    tick();
    pipe(FEEDBACK, DeadLetterBytes.headers("m1", "t", 99), NOON.plusSeconds(6));
    tick();

    assertThat(alerts())
        .filteredOn(alert -> alert.rule() == AlertRule.BUDGET)
        .extracting(Alert::headline)
        .containsExactly(
            "v1/telemetry.FeedbackEvent has 56 dead letters in this hour, more than the 50 allowed");
  }

  @Test
  void aNewVersionThatLetsSamplesPassIsSuggestedOnce() {
    pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", 1), NOON);
    pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", 2), NOON);
    tick();
    shelf.publish("v1/telemetry.FeedbackEvent@1.0.0");
    tick();
    shelf.publish("v1/telemetry.FeedbackEvent@1.3.1");
    tick();
    tick();

    assertThat(alerts())
        .filteredOn(alert -> alert.rule() == AlertRule.WOULD_PASS)
        .singleElement()
        .satisfies(alert ->
            assertThat(alert.facts())
                .contains(
                    "2 of 2 events would pass v1/telemetry.FeedbackEvent@1.3.1: assay dlq redrive --group "
                        + DeadLetterBytes.fingerprint("a")));
  }

  @Test
  void aMutedGroupIsNotJudgedAgain() {
    pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", 1), NOON);
    mark("a", MarkKind.MUTED, NOON);
    shelf.publish("v1/telemetry.FeedbackEvent@1.3.1");
    tick();

    assertThat(alerts()).isEmpty();
  }

  private void tick() {
    driver.advanceWallClockTime(WatchingProcessor.TICK);
  }

  private List<Alert> alerts() {
    return driver
        .createOutputTopic(ALERTS, new StringDeserializer(), new ByteArrayDeserializer())
        .readValuesToList()
        .stream()
        .map(WatchForms::readAlert)
        .toList();
  }

  private void mark(String member, MarkKind kind, Instant at) {
    marks()
        .pipeInput(
            DeadLetterBytes.fingerprint(member).value(),
            FormCodec.MARK.write(
                new Mark(kind + "@" + at, kind, Optional.empty(), "cli:ada", "because", at)));
  }

  private TestInputTopic<String, byte[]> marks() {
    return driver.createInputTopic(MARKS, new StringSerializer(), new ByteArraySerializer());
  }

  private void pipe(String topic, Headers headers, Instant at) {
    gathered.pipe(topic, DeadLetterBytes.VALUE, headers, at);
  }

  private Figures figures(FailureFingerprint fingerprint) {
    KeyValueStore<String, Figures> figures = driver.getKeyValueStore(Stores.FIGURES);
    return figures.get(fingerprint.value());
  }

  private Profile profile(String member) {
    KeyValueStore<String, Profile> profiles = driver.getKeyValueStore(Stores.PROFILES);
    return profiles.get(DeadLetterBytes.fingerprint(member).value());
  }

  private List<Sample> samples(FailureFingerprint fingerprint) {
    KeyValueStore<String, byte[]> samples = driver.getKeyValueStore(Stores.SAMPLES);
    List<Sample> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        samples.range(Stores.from(fingerprint.value()), Stores.to(fingerprint.value()))) {
      all.forEachRemaining(entry -> found.add(FormCodec.SAMPLE.read(entry.value)));
    }
    return found.stream().sorted().toList();
  }

  /** Has one schema, whose newest version lets everything pass. */
  private static final class Shelf implements NewestSchemas {
    private long generation;
    private Optional<SchemaReference> newest = Optional.empty();

    void publish(String version) {
      newest = Optional.of(SchemaReference.parse(version));
      generation++;
    }

    @Override
    public long generation() {
      return generation;
    }

    @Override
    public Optional<Judge> of(SchemaReference subject) {
      CompiledSchema everything = (json, from, to) -> Verdict.valid();
      return newest.map(version -> new Judge(version, everything));
    }
  }
}
