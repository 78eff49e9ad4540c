package dev.assay.triage.texts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.json.JsonTree;
import dev.assay.triage.privacy.SchemaTexts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The texts of every version in the registry's log, on a thread of its own.
 *
 * <p>It fails closed: a version that is named and not here, because the log was not read to it, or
 * because it can't be read or was purged, is missing, and what is missing hides everything. Only
 * where there is no log at all, nothing is missing.
 */
public final class TextLog implements SchemaTexts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TextLog.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final KafkaAccess kafka;
  private final TopicPartition log;
  private final ConcurrentMap<String, List<JsonNode>> byName = new ConcurrentHashMap<>();
  private final Set<SchemaReference> known = ConcurrentHashMap.newKeySet();
  private final AtomicLong generation = new AtomicLong();
  private final CountDownLatch readOnce = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean isThere = true;
  private volatile Optional<Consumer<byte[], byte[]>> reading = Optional.empty();

  private TextLog(KafkaAccess kafka, String topic) {
    this.kafka = kafka;
    this.log = new TopicPartition(topic, 0);
    this.thread = Thread.ofPlatform().daemon().name("schema-texts").unstarted(this::follow);
  }

  /**
   * Begins to read, and returns when the log was read to its end once, or is not there.
   *
   * @param patience after which it returns anyway; until the log is read everything is missing
   */
  public static TextLog start(KafkaAccess kafka, String topic, Duration patience) {
    TextLog texts = new TextLog(kafka, topic);
    texts.thread.start();
    try {
      if (!texts.readOnce.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn()
            .addKeyValue("topic", topic)
            .log("the registry's log is not read yet; until then samples are hidden whole");
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
    return texts;
  }

  @Override
  public List<JsonNode> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  @Override
  public boolean isMissing(SchemaReference reference) {
    boolean isExact = reference.track().isPresent() && reference.version().isPresent();
    return isThere && (readOnce.getCount() > 0 || (isExact && !known.contains(reference)));
  }

  @Override
  public long generation() {
    return generation.get();
  }

  private void follow() {
    while (closing.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumer()) {
        reading = Optional.of(consumer);
        readOn(consumer);
      } catch (WakeupException | InterruptException told) {
        // Closing is the only reason to be woken.
      } catch (KafkaException trouble) {
        LOG.atWarn()
            .addKeyValue("topic", log.topic())
            .addKeyValue("problem", trouble.toString())
            .log("the registry's log can't be read now");
      } finally {
        reading = Optional.empty();
      }
      pause();
    }
  }

  private void readOn(Consumer<byte[], byte[]> consumer) {
    isThere = !consumer.partitionsFor(log.topic()).isEmpty();
    if (!isThere) {
      readOnce.countDown();
      return;
    }
    consumer.assign(List.of(log));
    consumer.seekToBeginning(List.of(log));
    long end = consumer.endOffsets(List.of(log)).getOrDefault(log, 0L);
    while (closing.getCount() > 0) {
      if (consumer.position(log) >= end && readOnce.getCount() > 0) {
        readOnce.countDown();
        generation.incrementAndGet();
      }
      consumer.poll(POLL).forEach(this::apply);
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    if (FactCodec.read(record.key(), record.value())
        instanceof FactReading.Stated(Fact.VersionPublished published)) {
      SchemaReference version =
          new SchemaReference(
              Optional.of(published.subject().track()),
              published.subject().name(),
              Optional.of(published.version()));
      if (known.add(version)) {
        byName
            .computeIfAbsent(published.subject().name().value(), _ -> new CopyOnWriteArrayList<>())
            .add(JsonTree.read(published.text().json().getBytes(UTF_8)));
        generation.incrementAndGet();
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        kafka.with(
            Map.of(
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                "false",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void pause() {
    try {
      var _ = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      closing.countDown();
    }
  }

  /** Reads no more. */
  @Override
  public void close() {
    closing.countDown();
    reading.ifPresent(Consumer::wakeup);
    try {
      var _ = thread.join(CLOSE);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
