package dev.assay.validator.judgement;

import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.schema.SchemaName;
import dev.assay.schema.validation.InvalidReason;
import dev.assay.schema.validation.UncheckedReason;
import dev.assay.schema.validation.Verdict;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.catalogue.Compilation;
import dev.assay.validator.catalogue.CompiledSchemas;
import dev.assay.validator.catalogue.PublishedVersion;
import dev.assay.validator.resolution.Resolution;
import dev.assay.validator.resolution.SchemaResolver;
import java.util.List;
import java.util.Optional;

/**
 * Decides about one event after the other.
 *
 * <p>The policy in force is that of the topic, else of the schema that judges, else of everything.
 * Where no schema was found, the binding's schema stands in for it: an event that names a schema
 * nobody knows must not thereby choose a milder policy.
 */
public final class Judge {
  private static final String NO_SCHEMA = "?";

  private final CompiledSchemas schemas;
  private final String validator;

  /**
   * A judge.
   *
   * @param validator how it signs its refusals: name, version and instance
   */
  public Judge(CompiledSchemas schemas, String validator) {
    this.schemas = schemas;
    this.validator = validator;
  }

  /** What becomes of an event by one state of the catalogue; never throws. */
  public Outcome judge(Binding binding, Event event, Catalogue catalogue) {
    if (event.value().isEmpty()) {
      return new Outcome.Skipped(SkipReason.TOMBSTONE);
    }
    try {
      return judge(binding, event, event.value().get(), catalogue);
    } catch (RuntimeException | StackOverflowError | LinkageError bug) {
      Hearing hearing = hearing(binding, event, catalogue, binding.schema());
      return unjudged(hearing, Optional.empty(), UnjudgedReason.INTERNAL, bug.toString());
    }
  }

  private Outcome judge(Binding binding, Event event, byte[] value, Catalogue catalogue) {
    Resolution resolution = SchemaResolver.resolve(binding, event.headers(), value, catalogue);
    Hearing hearing =
        hearing(
            binding,
            event,
            catalogue,
            resolution instanceof Resolution.Resolved resolved
                ? resolved.version().subject().name()
                : binding.schema());
    if (hearing.policy().mode() == Mode.OFF) {
      return new Outcome.Skipped(SkipReason.OFF);
    }
    return switch (resolution) {
      case Resolution.Resolved resolved -> validated(hearing, resolved, value);
      case Resolution.Unknown unknown ->
          unjudged(hearing, Optional.empty(), UnjudgedReason.UNKNOWN_SCHEMA, unknown.why());
      case Resolution.Obscured obscured ->
          unjudged(hearing, Optional.empty(), UnjudgedReason.INTERNAL, obscured.why());
    };
  }

  private Outcome validated(Hearing hearing, Resolution.Resolved resolved, byte[] value) {
    PublishedVersion version = resolved.version();
    return switch (schemas.get(version)) {
      case Compilation.Broken broken ->
          unjudged(hearing, Optional.of(version), UnjudgedReason.INTERNAL, broken.why());
      case Compilation.Ready ready -> {
        Verdict verdict =
            ready
                .schema()
                .validate(value, resolved.range().fromInclusive(), resolved.range().toExclusive());
        yield outcome(hearing, version, verdict);
      }
    };
  }

  private Outcome outcome(Hearing hearing, PublishedVersion version, Verdict verdict) {
    SchemaName schema = version.subject().name();
    return switch (verdict) {
      case Verdict.Valid valid -> new Outcome.Passed(schema);
      case Verdict.Unchecked unchecked ->
          unjudged(hearing, Optional.of(version), reason(unchecked.reason()), unchecked.detail());
      case Verdict.Invalid invalid -> {
        Failure failure =
            new Failure(
                reason(invalid.reason()),
                Optional.of(version.label()),
                invalid.violations(),
                FailureFingerprint.of(
                    schema.value(), reason(invalid.reason()), invalid.violations()),
                hearing.policy().revision(),
                validator);
        yield hearing.enforced()
            ? new Outcome.Refused(Optional.of(schema), failure)
            : new Outcome.Marked(schema, failure);
      }
    };
  }

  private Outcome unjudged(
      Hearing hearing, Optional<PublishedVersion> version, UnjudgedReason reason, String detail) {
    Optional<SchemaName> schema = version.map(found -> found.subject().name());
    boolean refused =
        switch (hearing.binding().whenUnchecked()) {
          case PASS -> false;
          case REFUSE -> hearing.enforced();
        };
    if (!refused) {
      return new Outcome.Unjudged(schema, reason, detail);
    }
    Failure failure =
        new Failure(
            reason.whenRefused(),
            version.map(PublishedVersion::label),
            List.of(),
            FailureFingerprint.of(
                schema.map(SchemaName::value).orElse(NO_SCHEMA), reason.whenRefused(), List.of()),
            hearing.policy().revision(),
            validator);
    return new Outcome.Refused(schema, failure);
  }

  private static Hearing hearing(
      Binding binding, Event event, Catalogue catalogue, SchemaName decidesFor) {
    EnforcementPolicy policy =
        catalogue.policies().decide(binding.source(), Optional.of(decidesFor));
    return new Hearing(binding, policy, CanaryShare.isEnforced(policy.rule(), event));
  }

  private static DeadLetterReason reason(InvalidReason reason) {
    return switch (reason) {
      case NOT_JSON -> DeadLetterReason.NOT_JSON;
      case SCHEMA_VIOLATION -> DeadLetterReason.SCHEMA_VIOLATION;
      case TOO_LARGE -> DeadLetterReason.TOO_LARGE;
      case TOO_DEEP -> DeadLetterReason.TOO_DEEP;
    };
  }

  private static UnjudgedReason reason(UncheckedReason reason) {
    return switch (reason) {
      case UNKNOWN_SCHEMA -> UnjudgedReason.UNKNOWN_SCHEMA;
      case TOMBSTONE, INTERNAL -> UnjudgedReason.INTERNAL;
    };
  }

  /** What holds for one event: its binding, the policy, and whether that is enforced for it. */
  private record Hearing(Binding binding, EnforcementPolicy policy, boolean enforced) {}
}
