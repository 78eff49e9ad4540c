package dev.assay.triage.texts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.kit.follow.Beginning;
import dev.assay.kit.follow.Follower;
import dev.assay.kit.follow.TopicFollower;
import dev.assay.kit.follow.TopicListener;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.json.JsonTree;
import dev.assay.triage.privacy.SchemaTexts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The texts of every version in the registry's log.
 *
 * <p>It fails closed: a version that is named and not here, because the log was not read to it, or
 * because it can't be read or was purged, is missing, and what is missing hides everything. Only
 * where there is no log at all, nothing is missing.
 */
public final class TextLog implements SchemaTexts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TextLog.class);

  private final ConcurrentMap<String, List<JsonNode>> byName = new ConcurrentHashMap<>();
  private final Set<SchemaReference> known = ConcurrentHashMap.newKeySet();
  private final AtomicLong generation = new AtomicLong();
  private final CountDownLatch lookedOnce = new CountDownLatch(1);
  private final Follower follower;
  private volatile boolean isThere = true;
  private volatile boolean isRead;

  private TextLog(KafkaAccess kafka, String topic) {
    this.follower =
        TopicFollower.start(
            kafka,
            new Follower.Manner("schema-texts", topic, "the registry's log can't be read now"),
            Beginning.FIRST,
            new Reading());
  }

  /**
   * Begins to read, and returns when the log was read to its end once, or is not there.
   *
   * @param patience after which it returns anyway; until the log is read everything is missing
   */
  public static TextLog start(KafkaAccess kafka, String topic, Duration patience) {
    TextLog texts = new TextLog(kafka, topic);
    try {
      if (!texts.lookedOnce.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
    return isThere && (!isRead || (isExact && !known.contains(reference)));
  }

  @Override
  public long generation() {
    return generation.get();
  }

  private final class Reading implements TopicListener {
    @Override
    public void heard(ConsumerRecord<byte[], byte[]> record, boolean isNew) {
      isThere = true;
      if (FactCodec.read(record.key(), record.value())
          instanceof FactReading.Stated(Fact.VersionPublished published)) {
        add(published);
      }
    }

    @Override
    public void caughtUp() {
      isThere = true;
      if (!isRead) {
        isRead = true;
        generation.incrementAndGet();
        lookedOnce.countDown();
      }
    }

    @Override
    public void absent() {
      isThere = false;
      lookedOnce.countDown();
    }
  }

  private void add(Fact.VersionPublished published) {
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

  /** Reads no more. */
  @Override
  public void close() {
    follower.close();
  }
}
