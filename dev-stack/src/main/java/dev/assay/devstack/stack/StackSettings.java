package dev.assay.devstack.stack;

import java.util.List;

/**
 * What the stack is made of.
 *
 * @param directory where it keeps its data
 * @param ports where it listens
 * @param etcd where the mirror goes
 * @param sources the topics that are judged, at least one
 */
public record StackSettings(
    StackDirectory directory, Ports ports, EtcdChoice etcd, List<Source> sources) {
  /** The topics of the demo, which are also the ones for a first try of one's own. */
  public static final List<Source> TELEMETRY =
      List.of(
          new Source("telemetry.feedback", "telemetry.FeedbackEvent"),
          new Source("telemetry.health", "telemetry.HealthStatus"),
          new Source("telemetry.rate", "telemetry.RateAdjustment"));

  public StackSettings {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new StackRefused("no topic to judge; name one with --binding topic=schema");
    }
  }
}
