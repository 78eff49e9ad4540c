package dev.assay.kit.topics;

import dev.assay.kit.lifecycle.CannotStart;
import java.time.Duration;

/** No broker answered in time. */
public final class BrokerUnreachable extends CannotStart {
  BrokerUnreachable(String bootstrapServers, Duration timeout, Throwable cause) {
    super(
        "no Kafka broker answered at %s within %s (%s): start one there, or change kafka.bootstrap-servers (ASSAY_KAFKA_BOOTSTRAP_SERVERS)"
            .formatted(bootstrapServers, seconds(timeout), cause.getMessage()),
        cause);
  }

  private static String seconds(Duration timeout) {
    return timeout.toMillis() / 1000.0 + " s";
  }
}
