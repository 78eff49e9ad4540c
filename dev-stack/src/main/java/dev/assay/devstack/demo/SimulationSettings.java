package dev.assay.devstack.demo;

import dev.assay.schema.Track;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a simulation is made from; the same settings give the same events.
 *
 * @param seed of all randomness
 * @param start the time of the first event
 * @param eventsPerSecond over all topics, 1 to {@value #MAX_EVENTS_PER_SECOND}
 * @param coordinators at least one, each with an id of its own
 * @param flaws which producers have broken builds: coordinator id or service to defect
 */
public record SimulationSettings(
    long seed,
    Instant start,
    int eventsPerSecond,
    List<CoordinatorProfile> coordinators,
    Map<String, Defect> flaws) {
  /** More would make the backlog of one step a matter of gigabytes. */
  static final int MAX_EVENTS_PER_SECOND = 100_000;

  public SimulationSettings {
    coordinators = List.copyOf(coordinators);
    flaws = Map.copyOf(flaws);
    if (eventsPerSecond < 1 || eventsPerSecond > MAX_EVENTS_PER_SECOND) {
      throw new IllegalArgumentException(
          "%d events per second; give 1 to %d".formatted(eventsPerSecond, MAX_EVENTS_PER_SECOND));
    }
    refuseBadIds(coordinators);
    for (Map.Entry<String, Defect> flaw : flaws.entrySet()) {
      refuseStranger(flaw.getKey(), flaw.getValue(), coordinators);
    }
  }

  private static void refuseBadIds(List<CoordinatorProfile> coordinators) {
    List<String> ids = coordinators.stream().map(CoordinatorProfile::id).toList();
    if (ids.isEmpty() || ids.stream().distinct().count() < ids.size()) {
      throw new IllegalArgumentException(
          "coordinators %s; give at least one, and no id twice".formatted(ids));
    }
  }

  private static void refuseStranger(
      String key, Defect defect, List<CoordinatorProfile> coordinators) {
    Stream<String> known =
        defect.topic().equals(TelemetryEvent.HEALTH_TOPIC)
            ? coordinators.stream().map(one -> ServiceHealth.serviceOf(one.provider()))
            : coordinators.stream().map(CoordinatorProfile::id);
    List<String> names = known.distinct().toList();
    if (!names.contains(key)) {
      throw new IllegalArgumentException(
          "flaw %s of unknown producer '%s'; give one of %s".formatted(defect, key, names));
    }
  }

  /** The platform of the demonstration: eight coordinators, three providers, every defect once. */
  public static SimulationSettings demo(long seed, Instant start, int eventsPerSecond) {
    return new SimulationSettings(
        seed,
        start,
        eventsPerSecond,
        List.of(
            new CoordinatorProfile("ticks-writer-eu", "exchange-eu", Track.V1, 6_000, 900),
            new CoordinatorProfile("bars-writer-eu", "exchange-eu", Track.V1, 2_000, 250),
            new CoordinatorProfile("book-writer-eu", "exchange-eu", Track.V2, 8_000, 1_200),
            new CoordinatorProfile("ticks-writer-us", "exchange-us", Track.V1, 8_000, 1_100),
            new CoordinatorProfile("bars-writer-us", "exchange-us", Track.V1, 2_000, 300),
            new CoordinatorProfile("book-writer-us", "exchange-us", Track.V2, 10_000, 1_500),
            new CoordinatorProfile("fx-writer-global", "wire-global", Track.V2, 3_000, 400),
            new CoordinatorProfile("news-writer-global", "wire-global", Track.V1, 500, 60)),
        Map.of(
            "ticks-writer-eu", Defect.RENAMED_FIELD,
            "bars-writer-us", Defect.STRING_FOR_NUMBER,
            "book-writer-us", Defect.TRUNCATED,
            "fx-writer-global", Defect.FORGOTTEN_FIELD,
            "exchange-us-store", Defect.NUMBER_IN_DETAILS));
  }

  /** The same platform with sound producers only. */
  public SimulationSettings withoutFlaws() {
    return new SimulationSettings(seed, start, eventsPerSecond, coordinators, Map.of());
  }

  /** The defect of a producer's broken builds; a coordinator may be called as its provider. */
  Optional<Defect> flawOf(Producer.Origin origin) {
    return Optional.ofNullable(flaws.get(origin.key()))
        .filter(defect -> defect.topic().equals(origin.topic()));
  }
}
