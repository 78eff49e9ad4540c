package dev.assay.triage.gather;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.Metric;

/** How far reading is behind, by what Kafka's consumers measure of themselves. */
public final class ReadingLag {
  private static final String GROUP = "consumer-fetch-manager-metrics";
  private static final String LAG = "records-lag";
  private static final String RESTORING = "restore-consumer";

  private ReadingLag() {}

  /** The sum over all partitions; what is restored from changelogs is no lag. */
  public static double of(Collection<? extends Metric> metrics) {
    return metrics.stream().filter(ReadingLag::isOfReading).mapToDouble(ReadingLag::value).sum();
  }

  private static boolean isOfReading(Metric metric) {
    Map<String, String> tags = metric.metricName().tags();
    return metric.metricName().group().equals(GROUP)
        && metric.metricName().name().equals(LAG)
        && !tags.getOrDefault("client-id", "").contains(RESTORING);
  }

  private static double value(Metric metric) {
    return metric.metricValue() instanceof Number number && !Double.isNaN(number.doubleValue())
        ? number.doubleValue()
        : 0;
  }
}
