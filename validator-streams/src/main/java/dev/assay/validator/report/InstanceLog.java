package dev.assay.validator.report;

import dev.assay.contracts.instances.InstanceCodec;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where reports are told; used by one thread, and closed by another after it ended.
 *
 * <p>Not part of the streams' transactions: a report speaks of what was decided, also where that is
 * not committed yet. The topic is the registry's to create: as long as there is none, as with an
 * older registry, nothing is told, because a broker might create it in the wrong way.
 */
public final class InstanceLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceLog.class);
  private static final Duration ASK = Duration.ofSeconds(2);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(3);
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Map<String, Object> client;
  private final String topic;
  private final InstanceId id;
  private final Runnable countLost;
  private volatile Optional<KafkaProducer<byte[], byte[]>> producer = Optional.empty();
  private long askedNanos;
  private boolean isAsked;

  /**
   * Tells this topic.
   *
   * @param client settings of Kafka's clients
   * @param countLost called for each report that Kafka did not take
   */
  public InstanceLog(Map<String, Object> client, String topic, InstanceId id, Runnable countLost) {
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.id = id;
    this.countLost = countLost;
  }

  /** Tells a report, if there is somebody to tell; never throws. */
  public void tell(InstanceReport report) {
    if (producer.isEmpty() && !isTopicThere()) {
      return;
    }
    try {
      KafkaProducer<byte[], byte[]> open = producer.orElseGet(this::open);
      producer = Optional.of(open);
      var _ =
          open.send(
              new ProducerRecord<>(topic, 0, InstanceCodec.key(id), InstanceCodec.value(report)),
              (_, failure) -> {
                if (failure != null) {
                  lost(failure);
                }
              });
    } catch (KafkaException | IllegalStateException refused) {
      lost(refused);
    }
  }

  private void lost(Exception reason) {
    countLost.run();
    LOG.debug("a report was lost, the next one says it all reason=\"{}\"", reason.toString());
  }

  private boolean isTopicThere() {
    long now = System.nanoTime();
    if (isAsked && now - askedNanos < ASK_AGAIN.toNanos()) {
      return false;
    }
    boolean isFirst = !isAsked;
    isAsked = true;
    askedNanos = now;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ASK.toMillis()));
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ASK.toMillis()));
    try (Admin admin = Admin.create(settings)) {
      var _ =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(ASK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException notThere) {
      if (isFirst) {
        LOG.info("nobody hears how this instance is: no topic {} yet", topic);
      }
      return false;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private KafkaProducer<byte[], byte[]> open() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "1");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4 * 1024 * 1024);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Says that this instance stopped in good order. */
  @Override
  public void close() {
    producer.ifPresent(open -> {
      try {
        var _ = open.send(new ProducerRecord<>(topic, 0, InstanceCodec.key(id), null));
      } catch (KafkaException away) {
        LOG.debug("nobody hears that this instance stops reason=\"{}\"", away.toString());
      }
      open.close(FAREWELL);
    });
  }
}
