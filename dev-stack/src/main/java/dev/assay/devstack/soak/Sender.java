package dev.assay.devstack.soak;

import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends numbered events at a steady rate, whatever happens to the broker.
 *
 * <p>Idempotent, so that what it sends twice after a lost answer is in the log once; patient, so
 * that no outage makes it give up. Where it falls behind it catches up.
 */
final class Sender implements AutoCloseable {
  private static final long TICK_NS = 2_000_000;
  private static final int PATIENCE_MS = 15 * 60_000;
  private static final int TO_ANSWER_MS = 5_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final NumberedEvent events;
  private final int rate;
  private final BitSet confirmed = new BitSet();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile int sent;
  private int failures;

  private Sender(String bootstrapServers, String topic, NumberedEvent events, int rate) {
    this.topic = topic;
    this.events = events;
    this.rate = rate;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TO_ANSWER_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.thread = Thread.ofPlatform().daemon().name("soak-sender").unstarted(this::run);
  }

  static Sender start(String bootstrapServers, String topic, NumberedEvent events, int rate) {
    Sender sender = new Sender(bootstrapServers, topic, events, rate);
    sender.thread.start();
    return sender;
  }

  private void run() {
    long startNs = System.nanoTime();
    int next = 0;
    while (!stopping) {
      long due = (System.nanoTime() - startNs) * rate / 1_000_000_000L;
      while (next < due && !stopping) {
        send(next);
        next++;
        sent = next;
      }
      LockSupport.parkNanos(TICK_NS);
    }
  }

  private void send(int number) {
    var _ =
        producer.send(
            new ProducerRecord<>(topic, events.key(number), events.value(number)),
            (metadata, failure) -> answered(number, failure == null));
  }

  private synchronized void answered(int number, boolean written) {
    if (written) {
      confirmed.set(number);
    } else {
      failures++;
    }
  }

  /** Events handed to the producer so far. */
  int sent() {
    return sent;
  }

  /** Sends no more, waits until the broker has confirmed all; answers which it has. */
  BitSet finish() throws InterruptedException {
    stopping = true;
    thread.join();
    producer.flush();
    synchronized (this) {
      return (BitSet) confirmed.clone();
    }
  }

  /** Events of which the producer doesn't know whether they were written. */
  synchronized int failures() {
    return failures;
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    producer.close(Duration.ofSeconds(2));
  }
}
