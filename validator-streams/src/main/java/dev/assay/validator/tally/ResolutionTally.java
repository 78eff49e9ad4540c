package dev.assay.validator.tally;

import dev.assay.validator.catalogue.PublishedVersion;
import dev.assay.validator.judgement.Ruling;
import dev.assay.validator.resolution.Resolution;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts how schemas were found, how often a deprecated one was used, and how events waited for
 * theirs. Safe for use by many threads.
 */
public final class ResolutionTally {
  private final MeterRegistry meters;
  private final ConcurrentMap<Way, Counter> ways = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> deprecated = new ConcurrentHashMap<>();
  private final ConcurrentMap<Wait, Timer> waits = new ConcurrentHashMap<>();

  /** Counts in these meters. */
  public ResolutionTally(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counts how the schema of one event was found. */
  public void count(String topic, Ruling ruling) {
    ruling
        .resolution()
        .ifPresent(found -> {
          Way way = new Way(topic, found.from().text(), result(found));
          ways.computeIfAbsent(way, this::register).increment();
        });
    if (ruling.deprecated()) {
      ruling.judgedBy().ifPresent(this::countDeprecated);
    }
  }

  /** Counts an event that waited, and for how long. */
  public void waited(String topic, boolean certain, Duration howLong) {
    waits.computeIfAbsent(new Wait(topic, certain), this::register).record(howLong);
  }

  private Timer register(Wait wait) {
    return meters.timer(
        MetricNames.SCHEMA_WAIT,
        MetricNames.TOPIC,
        wait.topic(),
        MetricNames.OUTCOME,
        wait.certain() ? "certain" : "uncertain");
  }

  private void countDeprecated(PublishedVersion version) {
    deprecated
        .computeIfAbsent(
            version.label(),
            label ->
                meters.counter(
                    MetricNames.DEPRECATED,
                    MetricNames.SCHEMA,
                    version.subject().toString(),
                    MetricNames.VERSION,
                    version.version().toString()))
        .increment();
  }

  private static String result(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Resolved resolved -> "found";
      case Resolution.Unknown unknown -> "unknown";
      case Resolution.Obscured obscured -> "unreadable";
      case Resolution.Misshapen misshapen -> "no-" + misshapen.form();
    };
  }

  private Counter register(Way way) {
    return meters.counter(
        MetricNames.RESOLUTIONS,
        MetricNames.TOPIC,
        way.topic(),
        MetricNames.CARRIER,
        way.carrier(),
        MetricNames.OUTCOME,
        way.result());
  }

  private record Wait(String topic, boolean certain) {}

  private record Way(String topic, String carrier, String result) {}
}
