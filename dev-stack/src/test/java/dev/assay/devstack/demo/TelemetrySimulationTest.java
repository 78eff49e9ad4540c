package dev.assay.devstack.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.schema.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TelemetrySimulationTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void theSameSeedGivesTheSameEventsHoweverTheTimeIsCut() {
    List<TelemetryEvent> inSeconds = events(settings(1, 200), TEN_MINUTES);
    TelemetrySimulation cutAtRandom = new TelemetrySimulation(settings(1, 200));
    SplittableRandom cuts = new SplittableRandom(99);
    List<TelemetryEvent> inPieces = new ArrayList<>();
    Instant end = START.plus(TEN_MINUTES);
    for (Instant now = START; now.isBefore(end); now = now.plusMillis(cuts.nextInt(1, 9_000))) {
      inPieces.addAll(cutAtRandom.step(now));
    }
    inPieces.addAll(cutAtRandom.step(end));

    assertThat(inPieces).isEqualTo(inSeconds);
  }

  @Test
  void anotherSeedGivesOtherEvents() {
    assertThat(events(settings(1, 200), Duration.ofSeconds(10)))
        .isNotEqualTo(events(settings(2, 200), Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 3_000})
  void asManyEventsComeInASecondAsTheSettingsAskFor(int perSecond) {
    TelemetrySimulation simulation = new TelemetrySimulation(settings(1, perSecond));
    simulation.step(START);

    assertThat(simulation.step(START.plusSeconds(1))).hasSize(perSecond);
    assertThat(simulation.step(START.plusSeconds(4))).hasSize(3 * perSecond);
    assertThat(simulation.step(START)).isEmpty();
  }

  @Test
  void afterALongSleepOnlyThePresentIsReported() {
    TelemetrySimulation simulation = new TelemetrySimulation(settings(1, 1_000));
    simulation.step(START);

    assertThat(simulation.step(START.plus(Duration.ofHours(8)))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anEventIsValidExactlyIfItIsWithoutDefect(long seed) {
    Stream<TelemetryEvent> misjudged =
        events(settings(seed, 100), TEN_MINUTES).stream()
            .filter(event ->
                DemoSchemas.accepts(schemaOf(event), event.value()) != event.defect().isEmpty());

    assertThat(misjudged.map(TelemetrySimulationTest::text)).isEmpty();
  }

  @Test
  void anEventThatIsValidInThePreviewIsValidInTheStableTrack() {
    Subject stable = Subject.of("v1", "telemetry.FeedbackEvent");
    List<TelemetryEvent> preview =
        events(settings(1, 100).withoutFlaws(), TEN_MINUTES).stream()
            .filter(event -> schemaOf(event).track().value().equals("v2"))
            .toList();

    assertThat(preview).isNotEmpty();
    assertThat(preview.stream().filter(event -> !DemoSchemas.accepts(stable, event.value())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void betweenOneAndThreePercentOfTheEventsHaveADefectAndEveryDefectOccurs(long seed) {
    List<TelemetryEvent> events = events(settings(seed, 200), TEN_MINUTES);
    List<Defect> defects = defects(events).toList();

    assertThat(defects.size() / (double) events.size()).isBetween(0.01, 0.03);
    assertThat(defects).contains(Defect.values());
  }

  @Test
  void everyDefectShowsWithinTheFirstMinute() {
    assertThat(defects(events(settings(1, 200), Duration.ofMinutes(1))).collect(toSet()))
        .containsExactlyInAnyOrder(Defect.values());
  }

  @Test
  void withoutFlawsTheSamePlatformReportsWithoutDefects() {
    List<TelemetryEvent> flawed = events(settings(1, 100), TEN_MINUTES);
    List<TelemetryEvent> sound = events(settings(1, 100).withoutFlaws(), TEN_MINUTES);

    assertThat(defects(flawed)).isNotEmpty();
    assertThat(defects(sound)).isEmpty();
    assertThat(
            IntStream.range(0, flawed.size())
                .filter(i -> isSoundFeedback(flawed.get(i)))
                .filter(i -> !flawed.get(i).equals(sound.get(i))))
        .isEmpty();
  }

  @Test
  void queuesReallyFillAndDrainThroughAllLevels() {
    assertThat(feedback().map(event -> event.get("level").asString()).collect(toSet()))
        .containsExactlyInAnyOrder("ok", "soft", "hard");
    assertThat(feedback().filter(event -> !isWithinCapacity(event))).isEmpty();
    assertThat(feedback().filter(event -> event.get("queue_size").asInt() == 0)).isNotEmpty();
  }

  @Test
  void aReportedLevelFitsTheReportedSizeWithinTheSlack() {
    assertThat(feedback().filter(event -> !levelFits(event))).isEmpty();
  }

  @Test
  void timesAreSecondsWithAFractionAndWithoutExponent() {
    TelemetryEvent second =
        new TelemetrySimulation(settings(1, 8)).step(START.plusSeconds(1)).get(1);

    assertThat(text(second)).contains("\"ts\":%d.125".formatted(START.getEpochSecond()));
  }

  private static Stream<JsonNode> feedback() {
    return events(settings(1, 50).withoutFlaws(), TEN_MINUTES).stream()
        .filter(TelemetrySimulationTest::isFeedback)
        .map(event -> JSON.readTree(event.value()));
  }

  private static boolean isWithinCapacity(JsonNode event) {
    int size = event.get("queue_size").asInt();
    return size >= 0 && size <= event.get("capacity").asInt();
  }

  private static boolean levelFits(JsonNode event) {
    int size = event.get("queue_size").asInt();
    Watermarks marks = Watermarks.ofCapacity(event.get("capacity").asInt());
    return switch (event.get("level").asString()) {
      case "ok" -> size < marks.softAt();
      case "soft" -> size >= marks.softAt() - marks.slack() && size < marks.hardAt();
      default -> size >= marks.hardAt() - marks.slack();
    };
  }

  private static SimulationSettings settings(long seed, int perSecond) {
    return SimulationSettings.demo(seed, START, perSecond);
  }

  private static List<TelemetryEvent> events(SimulationSettings settings, Duration time) {
    TelemetrySimulation simulation = new TelemetrySimulation(settings);
    List<TelemetryEvent> events = new ArrayList<>();
    for (long second = 0; second <= time.toSeconds(); second++) {
      events.addAll(simulation.step(START.plusSeconds(second)));
    }
    return events;
  }

  private static Stream<Defect> defects(List<TelemetryEvent> events) {
    return events.stream().map(TelemetryEvent::defect).flatMap(Optional::stream);
  }

  private static boolean isSoundFeedback(TelemetryEvent event) {
    return isFeedback(event) && event.defect().isEmpty();
  }

  private static boolean isFeedback(TelemetryEvent event) {
    return event.topic().equals(TelemetryEvent.FEEDBACK_TOPIC);
  }

  private static String text(TelemetryEvent event) {
    return event.defect() + " " + new String(event.value(), StandardCharsets.UTF_8);
  }

  private static Subject schemaOf(TelemetryEvent event) {
    String byTopic =
        switch (event.topic()) {
          case TelemetryEvent.FEEDBACK_TOPIC -> "v1/telemetry.FeedbackEvent";
          case TelemetryEvent.HEALTH_TOPIC -> "v1/telemetry.HealthStatus";
          case TelemetryEvent.RATE_TOPIC -> "v1/telemetry.RateAdjustment";
          default -> throw new AssertionError(event.topic());
        };
    return Subject.parse(event.headers().getOrDefault(HeaderNames.SCHEMA, byTopic));
  }
}
