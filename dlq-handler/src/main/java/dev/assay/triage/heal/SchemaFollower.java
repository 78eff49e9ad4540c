package dev.assay.triage.heal;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.kit.follow.Beginning;
import dev.assay.kit.follow.Follower;
import dev.assay.kit.follow.TopicFollower;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Follows the registry's log for the newest version of each schema.
 *
 * <p>Only suggestions rest on it, so unlike the registry it goes on where it can't read a fact, or
 * where the log is away or not there yet. Versions are compiled when first asked for.
 */
public final class SchemaFollower implements NewestSchemas, AutoCloseable {
  private static final int MAX_COMPILED = 1_000;

  private final PublishedSchemas schemas = new PublishedSchemas();
  private final FingerprintCache<Optional<CompiledSchema>> compiled =
      new FingerprintCache<>(MAX_COMPILED);
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());
  private final SchemaCompiler compiler = new SchemaCompiler(ValidationLimits.defaults());
  private final AtomicLong generation = new AtomicLong();
  private final Follower follower;

  private SchemaFollower(KafkaAccess kafka, String topic) {
    this.follower =
        TopicFollower.start(
            kafka,
            new Follower.Manner(
                "schemas", topic, "the registry's log can't be read now, suggestions wait"),
            Beginning.FIRST,
            (record, _) -> apply(record));
  }

  /** Begins to read the log. */
  public static SchemaFollower start(KafkaAccess kafka, String topic) {
    return new SchemaFollower(kafka, topic);
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

  /** Stops reading. */
  @Override
  public void close() {
    follower.close();
  }
}
