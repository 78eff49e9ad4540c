package dev.assay.registry.fleet;

import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import java.time.Duration;

/**
 * One run of one validator, as of now.
 *
 * @param id which
 * @param report what it said last
 * @param silentFor since when it has said nothing
 */
public record Member(InstanceId id, InstanceReport report, Duration silentFor) {
  /**
   * As long as Kafka gives a consumer by default before others take over its partitions: a process
   * that was only paused may still judge an event by what it knew, and is waited for.
   */
  public static final Duration LIVE_FOR = Duration.ofSeconds(10);

  /** Whether it was heard of lately. */
  public boolean isLive() {
    return silentFor.compareTo(LIVE_FOR) < 0;
  }

  /** Whether it misses its beat: three of them came without a word. */
  boolean missesItsBeat() {
    return silentFor.toMillis() > 3 * Math.max(100, report.beatMs());
  }
}
