package dev.assay.devstack.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer in good faith: a steady stream of events that keep version 1.0.0. */
final class Load implements AutoCloseable {
  private static final int PER_SECOND = 1_000;
  private static final int SOURCES = 40;

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicLong sent = new AtomicLong();
  private final Thread thread = Thread.ofPlatform().daemon().name("load").unstarted(this::run);
  private volatile boolean closing;

  private Load(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static Load on(String bootstrapServers) {
    Load load = new Load(bootstrapServers);
    load.thread.start();
    return load;
  }

  long sent() {
    return sent.get();
  }

  private void run() {
    long began = System.nanoTime();
    while (!closing) {
      long due = (System.nanoTime() - began) * PER_SECOND / 1_000_000_000L;
      while (sent.get() < due) {
        send(sent.getAndIncrement());
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  private void send(long number) {
    String source = "coordinator-" + number % SOURCES;
    String event = "{\"coordinator_id\":\"%s\",\"queue_size\":%d}".formatted(source, number);
    var _ =
        producer.send(
            new ProducerRecord<>(Fleet.TOPIC, source.getBytes(UTF_8), event.getBytes(UTF_8)));
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
