package dev.assay.devstack.stack;

import java.util.List;

/**
 * What the stack is made of.
 *
 * @param directory where it keeps its data
 * @param ports where it listens
 * @param kafka which Kafka it stands on
 * @param etcd where the mirror goes
 * @param sources the topics that are judged, at least one
 * @param overrides what services are given on top
 */
public record StackSettings(
    StackDirectory directory,
    Ports ports,
    KafkaChoice kafka,
    EtcdChoice etcd,
    List<Source> sources,
    List<ServiceOverride> overrides) {
  /** The topics of the demo, which are also the ones for a first try of one's own. */
  public static final List<Source> TELEMETRY =
      List.of(
          new Source("telemetry.feedback", "telemetry.FeedbackEvent"),
          new Source("telemetry.health", "telemetry.HealthStatus"),
          new Source("telemetry.rate", "telemetry.RateAdjustment"));

  public StackSettings {
    sources = List.copyOf(sources);
    overrides = List.copyOf(overrides);
    if (sources.isEmpty()) {
      throw new StackRefused("no topic to judge; name one with --binding topic=schema");
    }
  }

  /** A stack with a broker of its own, whose services are given nothing on top. */
  public StackSettings(
      StackDirectory directory, Ports ports, EtcdChoice etcd, List<Source> sources) {
    this(directory, ports, new KafkaChoice.Own(), etcd, sources, List.of());
  }

  /** The same on another Kafka. */
  public StackSettings with(KafkaChoice other) {
    return new StackSettings(directory, ports, other, etcd, sources, overrides);
  }
}
