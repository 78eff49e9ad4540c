package dev.assay.triage.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.kit.topics.Replication;
import dev.assay.triage.DeadLetterBytes;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.KeptSamples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTopologyTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String FEEDBACK = "telemetry.feedback.dlq";
  private static final String HEALTH = "telemetry.health.dlq";

  @TempDir private Path state;
  private final List<String> counted = new ArrayList<>();
  private final GroupCount groupCount = new GroupCount();
  private TopologyTestDriver driver;

  @BeforeEach
  void open() {
    GroupingSettings settings =
        new GroupingSettings(
            "unused:1",
            "test",
            List.of(FEEDBACK, HEALTH),
            state,
            new GroupingSettings.Parallelism(1, 1),
            new Replication(1, 1));
    driver =
        new TopologyTestDriver(
            FailureTopology.of(
                settings.deadLetterTopics(),
                1,
                (topic, reason) -> counted.add(topic + " " + reason),
                groupCount),
            StreamsProperties.of(settings));
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

    FailureGroup group = group(DeadLetterBytes.fingerprint("queue_size"));
    assertThat(group.count()).isEqualTo(2);
    assertThat(group.firstSeen()).isEqualTo(NOON);
    assertThat(group.lastSeen()).isEqualTo(NOON.plusSeconds(5));
    assertThat(group.reach().sourceTopics())
        .containsExactly("telemetry.feedback", "telemetry.health");
    assertThat(group(DeadLetterBytes.fingerprint("capacity")).count()).isEqualTo(1);
    assertThat(samples().get(DeadLetterBytes.fingerprint("queue_size").value()).oldestFirst())
        .extracting(sample -> sample.origin().offset())
        .containsExactly(7L, 8L);
    assertThat(groupCount.total()).isEqualTo(2);
    assertThat(counted)
        .containsExactly(
            FEEDBACK + " schema-violation",
            HEALTH + " schema-violation",
            HEALTH + " schema-violation");
  }

  @Test
  void whatHasNoHeadersOfOursIsOneUnreadableGroupATopic() {
    pipe(FEEDBACK, new RecordHeaders(), NOON);
    pipe(FEEDBACK, new RecordHeaders().add("assay-reason", new byte[] {-1, -2}), NOON);
    pipe(HEALTH, new RecordHeaders(), NOON);

    assertThat(group(FailureFingerprint.ofUnreadable(FEEDBACK)).count()).isEqualTo(2);
    assertThat(group(FailureFingerprint.ofUnreadable(HEALTH)).count()).isEqualTo(1);
    assertThat(counted.getFirst()).isEqualTo(FEEDBACK + " unreadable");
  }

  @Test
  void aGroupKeepsTenSamplesOfAThousand() {
    Stream.iterate(0, n -> n + 1)
        .limit(1_000)
        .forEach(n -> pipe(FEEDBACK, DeadLetterBytes.headers("a", "t", n), NOON.plusMillis(n)));

    KeptSamples kept = samples().get(DeadLetterBytes.fingerprint("a").value());
    assertThat(kept.oldestFirst())
        .extracting(sample -> sample.origin().offset())
        .containsExactly(0L, 1L, 2L, 993L, 994L, 995L, 996L, 997L, 998L, 999L);
    assertThat(group(DeadLetterBytes.fingerprint("a")).count()).isEqualTo(1_000);
  }

  @Test
  void anEventOfAMegabyteIsCutBeforeItIsSentOn() {
    topic(FEEDBACK).pipeInput(new TestRecord<>(null, new byte[1 << 20], new RecordHeaders(), NOON));

    for (String internal : driver.producedTopicNames()) {
      assertThat(
              driver
                  .createOutputTopic(
                      internal, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                  .readValue())
          .as(internal)
          .hasSizeLessThan(32_000);
    }
  }

  @Test
  void bytesOnTheWayThatNobodyKnowsStopTheGrouping() {
    var between =
        driver.createInputTopic(
            "test-by-fingerprint-repartition", new StringSerializer(), new ByteArraySerializer());

    assertThatThrownBy(() -> between.pipeInput("v1:0123456789abcdef", new byte[] {'{', '}'}))
        .hasStackTraceContaining("UnreadableForm: a stored dead letter can't be read");
  }

  @Test
  void theInternalTopicsKeepTheirNames() {
    pipe(FEEDBACK, new RecordHeaders(), NOON);

    assertThat(driver.producedTopicNames())
        .containsExactlyInAnyOrder(
            "test-by-fingerprint-repartition",
            "test-failure-groups-changelog",
            "test-failure-samples-changelog");
  }

  private void pipe(String topic, Headers headers, Instant at) {
    topic(topic).pipeInput(new TestRecord<>(null, DeadLetterBytes.VALUE, headers, at));
  }

  private TestInputTopic<byte[], byte[]> topic(String topic) {
    return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private FailureGroup group(FailureFingerprint fingerprint) {
    KeyValueStore<String, FailureGroup> groups =
        driver.getKeyValueStore(FailureTopology.GROUPS_STORE);
    return groups.get(fingerprint.value());
  }

  private KeyValueStore<String, KeptSamples> samples() {
    return driver.getKeyValueStore(FailureTopology.SAMPLES_STORE);
  }
}
