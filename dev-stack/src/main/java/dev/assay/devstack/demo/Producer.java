package dev.assay.devstack.demo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** A piece of software that sends one kind of event, now and then in a broken build. */
final class Producer {
  private static final String SOUND_BUILD = "3.8.2";
  private static final String BROKEN_BUILD = "3.9.0";

  private final Origin origin;
  private final Report report;
  private final Optional<Flaw> flaw;

  private Producer(Origin origin, Report report, Optional<Flaw> flaw) {
    this.origin = origin;
    this.report = report;
    this.flaw = flaw;
  }

  static Producer sound(Origin origin, Report report) {
    return new Producer(origin, report, Optional.empty());
  }

  /** A producer of which some builds have the given defect. */
  static Producer flawed(
      Origin origin, Report report, Defect defect, RandomGenerator random, Instant start) {
    Episodes brokenBuilds = new Episodes(random, start, defect.episodes());
    return new Producer(origin, report, Optional.of(new Flaw(defect, brokenBuilds, random)));
  }

  TelemetryEvent sendAt(Instant now) {
    Optional<Flaw> live = flaw.filter(one -> one.brokenBuilds().activeAt(now));
    ObjectNode document = report.at(now, live.isPresent() ? BROKEN_BUILD : SOUND_BUILD);
    return live.filter(Flaw::strikes)
        .map(one -> event(one.spoil(document), Optional.of(one.defect())))
        .orElseGet(() -> event(TelemetryEvent.bytesOf(document), Optional.empty()));
  }

  private TelemetryEvent event(byte[] value, Optional<Defect> defect) {
    return new TelemetryEvent(origin.topic(), origin.key(), value, origin.headers(), defect);
  }

  /** What all events of a producer have in common. */
  record Origin(String topic, String key, Map<String, String> headers) {}

  /** Says how things are at a moment, in a document of its own. */
  interface Report {
    ObjectNode at(Instant now, String build);
  }

  private record Flaw(Defect defect, Episodes brokenBuilds, RandomGenerator random) {
    boolean strikes() {
      return random.nextDouble() < defect.shareOfEvents();
    }

    byte[] spoil(ObjectNode document) {
      return defect.spoil(document, random);
    }
  }
}
