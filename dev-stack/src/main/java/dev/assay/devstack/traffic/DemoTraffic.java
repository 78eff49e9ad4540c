package dev.assay.devstack.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.devstack.demo.TelemetryEvent;
import dev.assay.devstack.demo.TelemetrySimulation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the simulated platform emits, as time passes; a thread of its own. */
public final class DemoTraffic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoTraffic.class);
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration FOR_CLOSE = Duration.ofSeconds(2);

  private final TelemetrySimulation simulation;
  private final Clock clock;
  private final Producer<byte[], byte[]> producer;
  private final LongAdder failed = new LongAdder();
  private final Thread thread;
  private volatile boolean closed;

  private DemoTraffic(String bootstrapServers, TelemetrySimulation simulation, Clock clock) {
    this.simulation = simulation;
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "assay-demo",
                ProducerConfig.LINGER_MS_CONFIG,
                20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.thread = Thread.ofPlatform().name("demo-traffic").daemon().start(this::run);
  }

  /** Starts sending. */
  public static DemoTraffic start(
      String bootstrapServers, TelemetrySimulation simulation, Clock clock) {
    return new DemoTraffic(bootstrapServers, simulation, clock);
  }

  private void run() {
    try {
      while (!closed) {
        simulation.step(clock.instant()).forEach(this::send);
        Thread.sleep(STEP);
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (KafkaException broken) {
      LOG.atError().setCause(broken).log("the demo stops sending");
    }
  }

  private void send(TelemetryEvent event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(event.topic(), event.key().getBytes(UTF_8), event.value());
    event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    var _ =
        producer.send(
            record,
            (sent, failure) -> {
              if (failure != null) {
                failed.increment();
              }
            });
  }

  /** How many events could not be sent. */
  public long failed() {
    return failed.sum();
  }

  /** Sends no more; waits a little for what is on its way. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    producer.close(FOR_CLOSE);
  }
}
