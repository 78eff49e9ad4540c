package dev.assay.triage.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.kit.topics.Replication;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.json.JsonTree;
import dev.assay.triage.DeadLetterBytes;
import dev.assay.triage.alert.AlertLimits;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.gather.Subscription;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Sample;
import dev.assay.triage.heal.Healing;
import dev.assay.triage.heal.NewestSchemas;
import dev.assay.triage.privacy.Keeping;
import dev.assay.triage.privacy.PlacePattern;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.privacy.PrivacyRule;
import dev.assay.triage.privacy.SchemaTexts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What of dead letters reaches stores and changelogs, and how long it stays there. */
class PrivacyTopologyTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String DEAD_LETTERS = "shop.dlq";
  private static final String SECRET = "a@b.example";
  private static final String EVENT = "{\"source\":\"store\",\"email\":\"" + SECRET + "\",\"n\":1}";

  @TempDir private Path state;
  private final Texts texts = new Texts();
  private TopologyTestDriver driver;
  private Gathered gathered;

  @BeforeEach
  void open() {
    Pattern shop = Pattern.compile("shop");
    Privacy privacy =
        new Privacy(
            List.of(new PrivacyRule(shop, List.of(PlacePattern.parse("/email")), false)), texts);
    GroupingSettings settings =
        new GroupingSettings(
            KafkaAccess.at("unused:1"),
            new GroupingSettings.Identity("test", "test-1", Optional.empty()),
            new Subscription(List.of(DEAD_LETTERS), Optional.empty()),
            new GroupingSettings.OwnTopics(Gathered.TOPIC, "test.failure-marks", "test.alerts"),
            state,
            new GroupingSettings.Parallelism(1, 1),
            new Replication(1, 1),
            AlertLimits.defaults());
    driver =
        new TopologyTestDriver(
            FailureTopology.of(
                settings,
                new Collaborators(
                    new GroupCount(),
                    new Healing(NewestSchemas.NONE),
                    privacy,
                    new Keeping(
                        List.of(
                            new Keeping.Rule(
                                shop,
                                Optional.of(Duration.ofHours(1)),
                                Optional.of(Duration.ofHours(3))))))),
            StreamsProperties.of(settings),
            NOON);
    gathered = new Gathered(driver, privacy);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void whatIsHiddenIsInNoStoreAndInNoTopicOfOurs() {
    pipe(EVENT);

    assertThat(samples().getFirst().event().value().text())
        .isEqualTo(EVENT.replace(SECRET, "[hidden]"));
    for (String topic : driver.producedTopicNames()) {
      var records =
          driver
              .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
              .readRecordsToList();
      assertThat(records)
          .as(topic)
          .allSatisfy(record ->
              assertThat(new String(Optional.ofNullable(record.value()).orElse(new byte[0]), UTF_8))
                  .doesNotContain(SECRET));
    }
    assertThat(driver.producedTopicNames()).anyMatch(topic -> topic.endsWith("-changelog"));
  }

  @Test
  void anEventThatIsTooLongToBeGoneOverAgainIsHiddenWhole() {
    pipe(EVENT.replace("store", "s".repeat(5_000)));

    assertThat(samples().getFirst().event().value().text()).isEqualTo("[hidden]");
  }

  @Test
  void whatASchemaCallsSensitiveLaterIsHiddenInSamplesThatWereKept() {
    pipe(EVENT);
    assertThat(samples().getFirst().event().value().text()).contains("\"n\":1");

    texts.sensitive = true;
    driver.advanceWallClockTime(Tidying.TICK);

    assertThat(samples().getFirst().event().value().text()).contains("\"n\":\"[hidden]\"");
  }

  @Test
  void samplesGoBeforeTheirGroupAndAGroupThatIsGoneBeginsAnew() {
    pipe(EVENT);
    driver.advanceWallClockTime(Duration.ofMinutes(61));
    advance(120);
    assertThat(samples()).isEmpty();
    assertThat(count()).isEqualTo(1);

    driver.advanceWallClockTime(Duration.ofHours(2));
    advance(12);
    assertThat(count()).isZero();

    pipe(EVENT);
    assertThat(count()).isEqualTo(1);
  }

  private void advance(int ticks) {
    for (int i = 0; i <= ticks; i++) {
      driver.advanceWallClockTime(Tidying.TICK);
    }
  }

  private long count() {
    return Optional.ofNullable(
            driver
                .<String, Figures>getKeyValueStore(Stores.FIGURES)
                .get(DeadLetterBytes.fingerprint("a").value()))
        .map(Figures::count)
        .orElse(0L);
  }

  private List<Sample> samples() {
    List<Sample> all = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> samples =
        driver.<String, byte[]>getKeyValueStore(Stores.SAMPLES).all()) {
      samples.forEachRemaining(entry -> all.add(FormCodec.SAMPLE.read(entry.value)));
    }
    return all;
  }

  private void pipe(String event) {
    gathered.pipe(
        DEAD_LETTERS, event.getBytes(UTF_8), DeadLetterBytes.headers("a", "shop", 1), NOON);
  }

  private static final class Texts implements SchemaTexts {
    private boolean sensitive;

    @Override
    public List<JsonNode> named(String name) {
      return sensitive
          ? List.of(
              JsonTree.read("{\"properties\":{\"n\":{\"x-sensitive\":true}}}".getBytes(UTF_8)))
          : List.of();
    }

    @Override
    public boolean isMissing(SchemaReference reference) {
      return false;
    }

    @Override
    public long generation() {
      return sensitive ? 1 : 0;
    }
  }
}
