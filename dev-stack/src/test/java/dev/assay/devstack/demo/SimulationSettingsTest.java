package dev.assay.devstack.demo;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.schema.Track;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SimulationSettingsTest {
  private static final CoordinatorProfile TICKS =
      new CoordinatorProfile("ticks-writer-eu", "exchange-eu", Track.V1, 1_000, 100);

  @Test
  void coordinatorsWithTheSameIdAreRefused() {
    refuses(List.of(TICKS, TICKS), Map.of(), "ticks-writer-eu");
  }

  @Test
  void aPlatformWithoutCoordinatorsIsRefused() {
    refuses(List.of(), Map.of(), "at least one");
  }

  @Test
  void aFlawOfAnUnknownProducerIsRefusedWithTheKnownOnes() {
    refuses(List.of(TICKS), Map.of("ticks-writer-us", Defect.TRUNCATED), "[ticks-writer-eu]");
    refuses(
        List.of(TICKS), Map.of("ticks-writer-eu", Defect.NUMBER_IN_DETAILS), "[exchange-eu-store]");
  }

  @Test
  void aRateOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulationSettings.demo(1, Instant.EPOCH, 0))
        .withMessageContaining("0 events per second");
  }

  @Test
  void aTrackWithoutTelemetryIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CoordinatorProfile("a", "b", new Track("v3"), 1_000, 100))
        .withMessageContaining("v3");
  }

  private static void refuses(
      List<CoordinatorProfile> coordinators, Map<String, Defect> flaws, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulationSettings(1, Instant.EPOCH, 10, coordinators, flaws))
        .withMessageContaining(words);
  }
}
