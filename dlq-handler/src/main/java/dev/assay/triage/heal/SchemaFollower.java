package dev.assay.triage.heal;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.FingerprintCache;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.triage.judging.NewestVersion;
import dev.assay.triage.judging.PublishedSchemas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * Follows the registry's log for the newest version of each schema, on a thread of its own.
 *
 * <p>Only suggestions rest on it, so unlike the registry it goes on where it can't read a fact, and
 * starts again where the log is away or not there yet. Versions are compiled when first asked for.
 */
public final class SchemaFollower implements NewestSchemas, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final int MAX_COMPILED = 1_000;

  private final PublishedSchemas schemas = new PublishedSchemas();
  private final FingerprintCache<Optional<CompiledSchema>> compiled =
      new FingerprintCache<>(MAX_COMPILED);
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());
  private final SchemaCompiler compiler = new SchemaCompiler(ValidationLimits.defaults());
  private final KafkaAccess kafka;
  private final String topic;
  private final Thread thread;
  private final AtomicLong generation = new AtomicLong();
  private volatile boolean closing;
  private volatile Optional<Consumer<byte[], byte[]>> reading = Optional.empty();

  private SchemaFollower(KafkaAccess kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
    this.thread = Thread.ofPlatform().daemon().name("schemas").unstarted(this::follow);
  }

  /** Begins to read the log. */
  public static SchemaFollower start(KafkaAccess kafka, String topic) {
    SchemaFollower follower = new SchemaFollower(kafka, topic);
    follower.thread.start();
    return follower;
  }

  @Override
  public long generation() {
    return generation.get();
  }

  @Override
  public Optional<Judge> of(SchemaReference subject) {
    return newest(subject)
        .flatMap(version ->
            compiled
                .get(version.text().fingerprint(), () -> compile(version))
                .map(schema ->
                    new Judge(SchemaReference.to(version.subject(), version.version()), schema)));
  }

  private Optional<NewestVersion> newest(SchemaReference subject) {
    synchronized (schemas) {
      return schemas.newest(subject);
    }
  }

  private Optional<CompiledSchema> compile(NewestVersion version) {
    return switch (reader.read(version.text().json())) {
      case SchemaReading.Readable readable -> Optional.of(compiler.compile(readable.document()));
      case SchemaReading.Refused refused -> Optional.empty();
    };
  }

  private void follow() {
    while (!closing) {
      try {
        readOn();
      } catch (WakeupException | InterruptException told) {
        // Closing is the only reason to be woken.
      } catch (KafkaException trouble) {
        LOG.atWarn()
            .addKeyValue("topic", topic)
            .addKeyValue("problem", trouble.toString())
            .log("the registry's log can't be read now, suggestions wait");
        pause();
      }
    }
  }

  private void readOn() {
    TopicPartition log = new TopicPartition(topic, 0);
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      reading = Optional.of(consumer);
      if (consumer.partitionsFor(topic).isEmpty()) {
        pause();
        return;
      }
      consumer.assign(List.of(log));
      consumer.seekToBeginning(List.of(log));
      while (!closing) {
        consumer.poll(POLL).forEach(this::apply);
      }
    } finally {
      reading = Optional.empty();
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

  // What is said about policies, releases and the like changes nothing here.
  private void apply(ConsumerRecord<byte[], byte[]> record) {
    FactReading reading = FactCodec.read(record.key(), record.value());
    synchronized (schemas) {
      schemas.apply(reading);
    }
    boolean isAboutVersions =
        switch (reading) {
          case FactReading.Stated(Fact fact) -> isAboutVersions(fact);
          case FactReading.Withdrawn _ -> true;
          case FactReading.Unreadable _ -> false;
        };
    if (isAboutVersions) {
      generation.incrementAndGet();
    }
  }

  private static boolean isAboutVersions(Fact fact) {
    return fact instanceof Fact.VersionPublished
        || fact instanceof Fact.DeprecationStated
        || fact instanceof Fact.DeletionStated
        || fact instanceof Fact.VersionPurged;
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  /** Stops reading. */
  @Override
  public void close() {
    closing = true;
    reading.ifPresent(Consumer::wakeup);
    thread.interrupt();
    try {
      var _ = thread.join(CLOSE);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
