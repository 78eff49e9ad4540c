package dev.assay.cli.doctor;

import dev.assay.cli.connection.KafkaOption;
import dev.assay.contracts.topics.TopicNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Compares this machine's clock with the broker's: validators speak twice a second, and the broker
 * dates what they say.
 */
final class ClockCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration POLL = Duration.ofMillis(50);

  /** What policies with an end tolerate without consequence is five seconds. */
  private static final long TOLERATED_MS = 2_000;

  private ClockCheck() {}

  static Finding look(KafkaOption kafka, TopicNames names, InstantSource clock) {
    TopicPartition instances = new TopicPartition(names.instances(), 0);
    Map<String, Object> settings = kafka.with(Map.of("auto.offset.reset", "latest"));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(instances));
      consumer.seekToEnd(List.of(instances));
      var _ = consumer.position(instances, PATIENCE);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          return judged(clock.millis() - record.timestamp());
        }
      }
      return Finding.warn(
          "clock",
          "nobody spoke within %d s, so the broker's clock is not known"
              .formatted(PATIENCE.toSeconds()),
          "start a validator and look again");
    } catch (KafkaException failed) {
      return Finding.fail("clock", "Kafka did not say: " + failed, "look at the brokers");
    }
  }

  private static Finding judged(long aheadMs) {
    return Math.abs(aheadMs) <= TOLERATED_MS
        ? Finding.ok("clock", "within %d ms of the broker's".formatted(Math.abs(aheadMs)))
        : Finding.warn(
            "clock",
            "this machine is %d ms %s the broker"
                .formatted(Math.abs(aheadMs), aheadMs > 0 ? "ahead of" : "behind"),
            "mend the clocks (NTP): ends of policies and retention go by them");
  }
}
