package dev.assay.registry.doorway;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.audit.AuditRecord.Outcome;
import dev.assay.kit.access.Principal;
import dev.assay.kit.http.AccessWatch;
import dev.assay.kit.http.MountedRoute;
import dev.assay.registry.doorway.DoorDigest.Thing;
import dev.assay.registry.log.LogAddress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the audit who was turned away from a write, and who was let in to one that states no
 * fact.
 *
 * <p>Not with the pen: whoever may not write must not make the cluster's one hand move. So these
 * records are in no transaction, come up to a second late, and are lost where Kafka is away for
 * longer than a few seconds, which is counted and logged.
 */
public final class DoorAudit implements AccessWatch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DoorAudit.class);
  private static final String LOST = "assay_audit_door_records_lost_total";
  private static final long EVERY_MS = 1_000;
  private static final int MAX_TARGET = 200;
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  /**
   * Writes that state no fact, and so tell the audit nothing; or may fail before they do, after
   * they have had the registry read elsewhere.
   */
  private static final List<String> FACTLESS =
      List.of("/mirror/rebuild", "/mirror/verify", "/admin/sync");

  private final DoorDigest digest = new DoorDigest();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final InstantSource clock;
  private final Counter lost;
  private final Thread thread;

  private DoorAudit(
      Producer<byte[], byte[]> producer, String topic, InstantSource clock, Counter lost) {
    this.producer = producer;
    this.topic = topic;
    this.clock = clock;
    this.lost = lost;
    this.thread = Thread.ofPlatform().daemon().name("door-audit").unstarted(this::run);
  }

  /** Writes to the audit of this log from now on. */
  public static DoorAudit start(LogAddress address, MeterRegistry meters, InstantSource clock) {
    Map<String, Object> config =
        address
            .kafka()
            .with(
                Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    3_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    5_000,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    3_000,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0));
    Counter lost =
        Counter.builder(LOST)
            .description("Audit records of access control that Kafka did not take")
            .register(meters);
    DoorAudit audit =
        new DoorAudit(
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()),
            address.topics().audit(),
            clock,
            lost);
    audit.thread.start();
    return audit;
  }

  @Override
  public void refused(Refused request) {
    if (request.route().isWrite()) {
      digest.add(
          new Thing(
              request.principal().name(),
              action(request.route()),
              target(request.path()),
              Outcome.REFUSED,
              "%d from %s: %s"
                  .formatted(
                      request.reason().status(), request.origin(), request.reason().text())));
    }
  }

  @Override
  public void admitted(MountedRoute route, String path, Principal principal) {
    if (FACTLESS.contains(route.path())) {
      digest.add(
          new Thing(principal.name(), action(route), target(path), Outcome.GRANTED, "let in"));
    }
  }

  private static String action(MountedRoute route) {
    return route.method() + " " + route.path();
  }

  private static String target(String path) {
    return path.substring(0, Math.min(path.length(), MAX_TARGET));
  }

  private void run() {
    try {
      while (!closing.await(EVERY_MS, TimeUnit.MILLISECONDS)) {
        write();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    for (AuditRecord record : digest.due(clock.millis())) {
      try {
        var _ =
            producer.send(
                new ProducerRecord<>(topic, record.key(), record.value()),
                (_, failure) -> {
                  if (failure != null) {
                    lost(failure);
                  }
                });
      } catch (KafkaException failed) {
        lost(failed);
      }
    }
  }

  private void lost(Exception failure) {
    lost.increment();
    LOG.atWarn()
        .addKeyValue("topic", topic)
        .addKeyValue("reason", failure.toString())
        .log("an audit record of access control is lost");
  }

  /** Writes what is left, in bounded time, and stops. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    write();
    producer.close(LAST_WORDS);
  }
}
