package dev.assay.devstack.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.devstack.demo.Producer.Origin;
import dev.assay.devstack.demo.Producer.Report;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A market-data platform that reports on itself: queues, controllers and services, flaws included.
 *
 * <p>Events follow from the settings and from time alone: however the time is cut into steps (of up
 * to ten seconds), the events are the same. For one thread.
 */
public final class TelemetrySimulation {
  private static final Duration CONTROL_PERIOD = Duration.ofMillis(500);
  private static final String FEEDBACK_SCHEMA = "telemetry.FeedbackEvent";

  private final SimulationSettings settings;
  private final SplittableRandom random;
  private final Cadence cadence;
  private final List<Controller> controllers;
  private final List<Producer> rota;
  private Instant nextControl;
  private int turn;

  /** A platform at rest: queues empty, nobody throttled. */
  public TelemetrySimulation(SimulationSettings settings) {
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
    this.cadence = new Cadence(settings.start(), settings.eventsPerSecond());
    this.controllers = controllers();
    this.rota = rota();
    this.nextControl = settings.start().plus(CONTROL_PERIOD);
  }

  /**
   * Lets time pass and returns the events that became due, oldest first.
   *
   * <p>After a gap of more than ten seconds the missed events are left out.
   *
   * @param now the end of the step, included; a time that goes back yields nothing
   */
  public List<TelemetryEvent> step(Instant now) {
    cadence.skipLongGap(now);
    List<TelemetryEvent> events = new ArrayList<>();
    while (cadence.isDueAt(now)) {
      Instant due = cadence.take();
      controlUpTo(due);
      events.add(rota.get(turn).sendAt(due));
      turn = (turn + 1) % rota.size();
    }
    return events;
  }

  private void controlUpTo(Instant now) {
    while (!nextControl.isAfter(now)) {
      for (Controller controller : controllers) {
        controller.adjust(nextControl);
      }
      nextControl = nextControl.plus(CONTROL_PERIOD);
    }
  }

  private List<Controller> controllers() {
    Map<String, List<Coordinator>> byProvider =
        settings.coordinators().stream()
            .map(profile -> new Coordinator(profile, random.split(), settings.start()))
            .collect(groupingBy(one -> one.profile().provider(), LinkedHashMap::new, toList()));
    return byProvider.entrySet().stream()
        .map(entry -> new Controller(entry.getKey(), entry.getValue(), settings.start()))
        .toList();
  }

  /** Queues change faster than anything else: two rounds of feedback to one other report. */
  private List<Producer> rota() {
    List<Producer> feedback = new ArrayList<>();
    List<Producer> others = new ArrayList<>();
    for (Controller controller : controllers) {
      controller.coordinators().forEach(one -> feedback.add(feedbackOf(one, controller)));
      others.add(healthOf(controller));
      others.add(rateOf(controller));
    }
    List<Producer> turns = new ArrayList<>();
    for (Producer other : others) {
      turns.addAll(feedback);
      turns.addAll(feedback);
      turns.add(other);
    }
    return List.copyOf(turns);
  }

  private Producer feedbackOf(Coordinator coordinator, Controller controller) {
    CoordinatorProfile profile = coordinator.profile();
    Map<String, String> headers =
        profile.track().equals(Track.V1)
            ? Map.of()
            : Map.of(
                HeaderNames.SCHEMA,
                Subject.of(profile.track().value(), FEEDBACK_SCHEMA).toString());
    return producer(
        new Origin(TelemetryEvent.FEEDBACK_TOPIC, profile.id(), headers),
        (now, build) -> {
          coordinator.advanceTo(now, controller.scale());
          return coordinator.feedback();
        });
  }

  private Producer healthOf(Controller controller) {
    ServiceHealth health = new ServiceHealth(controller);
    String service = ServiceHealth.serviceOf(controller.provider());
    return producer(new Origin(TelemetryEvent.HEALTH_TOPIC, service, Map.of()), health::status);
  }

  private Producer rateOf(Controller controller) {
    return producer(
        new Origin(TelemetryEvent.RATE_TOPIC, controller.provider(), Map.of()),
        (now, build) -> controller.adjustment());
  }

  private Producer producer(Origin origin, Report report) {
    return settings
        .flawOf(origin)
        .map(defect -> Producer.flawed(origin, report, defect, random.split(), settings.start()))
        .orElseGet(() -> Producer.sound(origin, report));
  }
}
