package dev.assay.triage.judging;

import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.envelope.ByteRange;
import dev.assay.contracts.envelope.Envelope;
import dev.assay.contracts.envelope.Frame;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.InvalidReason;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges events by one state of the published schemas; safe for use by many threads.
 *
 * <p>Each version is compiled once.
 */
public final class Judging {
  private static final SchemaReader READER = new SchemaReader(DocumentLimits.defaults());
  private static final SchemaCompiler COMPILER = new SchemaCompiler(ValidationLimits.defaults());

  private final PublishedSchemas schemas;
  private final Map<SchemaReference, Optional<NewestVersion>> newest = new ConcurrentHashMap<>();
  private final Map<Subject, Optional<CompiledSchema>> compiled = new ConcurrentHashMap<>();

  /** Judges by these schemas, which must not change any more. */
  public Judging(PublishedSchemas schemas) {
    this.schemas = schemas;
  }

  /** The bytes of a value that a schema judges: framed, an envelope's payload, or all of it. */
  public static ByteRange judged(byte[] value) {
    OptionalInt frame = Frame.lengthIn(value);
    return frame.isPresent() ? new ByteRange(frame.getAsInt(), value.length) : unframed(value);
  }

  private static ByteRange unframed(byte[] value) {
    return Envelope.in(value)
        .filter(envelope -> envelope.schemaId().isPresent())
        .map(Envelope::payload)
        .orElseGet(() -> ByteRange.whole(value));
  }

  /**
   * What the newest version says.
   *
   * @param reference what the event names; its version does not matter
   * @param range the bytes to judge
   */
  public Judgement judge(Optional<SchemaReference> reference, byte[] value, ByteRange range) {
    if (reference.isEmpty()) {
      return new Judgement.Unjudged();
    }
    Optional<NewestVersion> version = newest.computeIfAbsent(reference.get(), schemas::newest);
    if (version.isEmpty()) {
      return fails(DeadLetterReason.UNKNOWN_SCHEMA);
    }
    Optional<CompiledSchema> schema =
        compiled.computeIfAbsent(version.get().subject(), _ -> compile(version.get()));
    return schema
        .map(ready ->
            told(version.get(), ready.validate(value, range.fromInclusive(), range.toExclusive())))
        .orElseGet(() -> fails(DeadLetterReason.INTERNAL));
  }

  private static Judgement told(NewestVersion version, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid _ -> new Judgement.Passes(version);
      case Verdict.Invalid(var reason, var violations) ->
          new Judgement.Fails(text(reason), violations.stream().findFirst());
      case Verdict.Unchecked _ -> fails(DeadLetterReason.INTERNAL);
    };
  }

  private static Judgement fails(DeadLetterReason reason) {
    return new Judgement.Fails(reason.text(), Optional.empty());
  }

  private static String text(InvalidReason reason) {
    return switch (reason) {
      case NOT_JSON -> DeadLetterReason.NOT_JSON.text();
      case SCHEMA_VIOLATION -> DeadLetterReason.SCHEMA_VIOLATION.text();
      case TOO_LARGE -> DeadLetterReason.TOO_LARGE.text();
      case TOO_DEEP -> DeadLetterReason.TOO_DEEP.text();
    };
  }

  private static Optional<CompiledSchema> compile(NewestVersion version) {
    return switch (READER.read(version.text().json())) {
      case SchemaReading.Readable readable -> Optional.of(COMPILER.compile(readable.document()));
      case SchemaReading.Refused _ -> Optional.empty();
    };
  }
}
