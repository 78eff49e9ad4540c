package dev.assay.benchmarks.modeswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A thousand events a second that all break their schema, spread over all partitions. */
final class BrokenTraffic implements AutoCloseable {
  private static final String TOPIC = "telemetry.feedback";
  private static final byte[] BROKEN =
      """
      {"coordinator_id":"c","queue_size":-1,"capacity":10,"level":"ok","source":"benchmark","ts":1}
      """
          .strip()
          .getBytes(UTF_8);
  private static final long PERIOD_NANOS = 1_000_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;
  private volatile boolean closed;

  private BrokenTraffic(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.thread = Thread.ofPlatform().name("traffic").daemon().start(this::run);
  }

  static BrokenTraffic start(String bootstrapServers) {
    return new BrokenTraffic(bootstrapServers);
  }

  private void run() {
    long next = System.nanoTime();
    for (int i = 0; !closed; i++) {
      byte[] key = Integer.toString(i % 64).getBytes(UTF_8);
      var _ = producer.send(new ProducerRecord<>(TOPIC, key, BROKEN));
      next += PERIOD_NANOS;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
