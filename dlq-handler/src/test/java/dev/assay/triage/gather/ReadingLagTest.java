package dev.assay.triage.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ReadingLagTest {
  private static final String FETCHING = "consumer-fetch-manager-metrics";

  @Test
  void partitionsAreAddedUpAndRestoringAndWhatIsNotKnownYetLeftOut() {
    assertThat(
            ReadingLag.of(
                List.of(
                    metric("records-lag", FETCHING, "dlq-1-consumer", 7.0),
                    metric("records-lag", FETCHING, "dlq-2-consumer", 5.0),
                    metric("records-lag", FETCHING, "dlq-2-consumer", Double.NaN),
                    metric("records-lag", FETCHING, "dlq-1-restore-consumer", 1_000.0),
                    metric("records-lag-max", FETCHING, "dlq-1-consumer", 90.0),
                    metric("records-lag", "others", "dlq-1-consumer", 90.0))))
        .isEqualTo(12);
  }

  private static Metric metric(String name, String group, String client, Object value) {
    return new Metric() {
      @Override
      public MetricName metricName() {
        return new MetricName(name, group, "", Map.of("client-id", client));
      }

      @Override
      public Object metricValue() {
        return value;
      }
    };
  }
}
