package dev.assay.triage.herald;

import dev.assay.triage.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What people should know of a change that the registry tells. */
final class Change {
  private static final Duration NEWS = Duration.ofDays(1);

  private Change() {}

  /** Its alerts; none for most, and none of what is older than a day, which is history. */
  static List<Alert> alerts(ConsumerRecord<byte[], byte[]> record, Instant now) {
    return Stream.concat(
            BreakingSchema.of(record).stream(),
            GuardAlert.of(record.headers(), record.value()).stream())
        .filter(alert -> alert.at().isAfter(now.minus(NEWS)))
        .toList();
  }
}
