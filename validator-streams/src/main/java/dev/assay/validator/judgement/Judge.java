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
import dev.assay.schema.validation.Violation;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.catalogue.Compilation;
import dev.assay.validator.catalogue.CompiledSchemas;
import dev.assay.validator.catalogue.PublishedVersion;
import dev.assay.validator.catalogue.SchemasByPolicy;
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

  private static final String UNKNOWN_SCHEMA = "unknown-schema";

  private final SchemasByPolicy schemas;
  private final String validator;

  /**
   * A judge.
   *
   * @param validator how it signs its refusals: name, version and instance
   */
  public Judge(SchemasByPolicy schemas, String validator) {
    this.schemas = schemas;
    this.validator = validator;
  }

  /** A judge who treats repeated members alike, whatever a binding says. */
  public Judge(CompiledSchemas schemas, String validator) {
    this(SchemasByPolicy.always(schemas), validator);
  }

  /** What becomes of an event by one state of the catalogue; never throws. */
  public Outcome judge(Binding binding, Event event, Catalogue catalogue) {
    return hear(binding, event, catalogue).outcome();
  }

  /** What becomes of an event, and how that came about; never throws. */
  public Ruling hear(Binding binding, Event event, Catalogue catalogue) {
    if (event.value().isEmpty()) {
      Hearing hearing = hearing(binding, event, catalogue, binding.schema());
      return Ruling.unlooked(new Outcome.Skipped(SkipReason.TOMBSTONE), hearing.policy());
    }
    try {
      return hear(binding, event, event.value().get(), catalogue);
    } catch (RuntimeException | StackOverflowError | LinkageError bug) {
      Hearing hearing = hearing(binding, event, catalogue, binding.schema());
      return Ruling.unlooked(
          unjudged(hearing, Optional.empty(), UnjudgedReason.INTERNAL, bug.toString()),
          hearing.policy());
    }
  }

  private Ruling hear(Binding binding, Event event, byte[] value, Catalogue catalogue) {
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
      return Ruling.unlooked(new Outcome.Skipped(SkipReason.OFF), hearing.policy());
    }
    return switch (resolution) {
      case Resolution.Resolved resolved ->
          new Ruling(
              validated(hearing, resolved, value),
              hearing.policy(),
              Optional.of(resolution),
              catalogue.isDeprecated(resolved.version()));
      case Resolution.Unknown unknown ->
          Ruling.of(
              unjudged(hearing, Optional.empty(), UnjudgedReason.UNKNOWN_SCHEMA, unknown.why()),
              hearing.policy(),
              resolution);
      case Resolution.Obscured obscured ->
          Ruling.of(
              unjudged(hearing, Optional.empty(), UnjudgedReason.INTERNAL, obscured.why()),
              hearing.policy(),
              resolution);
      case Resolution.Misshapen misshapen ->
          Ruling.of(refused(hearing, misshapen), hearing.policy(), resolution);
    };
  }

  private Outcome validated(Hearing hearing, Resolution.Resolved resolved, byte[] value) {
    PublishedVersion version = resolved.version();
    return switch (schemas.of(hearing.binding().repeatedMembers()).get(version)) {
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
    return switch (verdict) {
      case Verdict.Valid valid -> new Outcome.Passed(version.subject().name());
      case Verdict.Unchecked unchecked ->
          unjudged(hearing, Optional.of(version), reason(unchecked.reason()), unchecked.detail());
      case Verdict.Invalid invalid ->
          invalid(
              hearing,
              version.subject().name(),
              failure(
                  hearing, reason(invalid.reason()), Optional.of(version), invalid.violations()));
    };
  }

  // Nobody can tell which bytes are the event, so no schema is asked.
  private Outcome refused(Hearing hearing, Resolution.Misshapen misshapen) {
    List<Violation> lack = List.of(complaint(misshapen.form(), misshapen.why()));
    SchemaName schema = hearing.binding().schema();
    return invalid(
        hearing,
        schema,
        new Failure(
            DeadLetterReason.SCHEMA_VIOLATION,
            Optional.empty(),
            lack,
            FailureFingerprint.of(schema.value(), DeadLetterReason.SCHEMA_VIOLATION, lack),
            hearing.policy().revision(),
            validator));
  }

  private static Outcome invalid(Hearing hearing, SchemaName schema, Failure failure) {
    return hearing.enforced()
        ? new Outcome.Refused(Optional.of(schema), failure)
        : new Outcome.Marked(schema, failure);
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
    Failure failure = failure(hearing, reason.whenRefused(), version, List.of());
    return new Outcome.Refused(
        schema,
        reason == UnjudgedReason.UNKNOWN_SCHEMA
            ? withViolations(failure, List.of(complaint(UNKNOWN_SCHEMA, detail)))
            : failure);
  }

  private Failure failure(
      Hearing hearing,
      DeadLetterReason reason,
      Optional<PublishedVersion> version,
      List<Violation> violations) {
    return new Failure(
        reason,
        version.map(PublishedVersion::label),
        violations,
        FailureFingerprint.of(
            version.map(found -> found.subject().name().value()).orElse(NO_SCHEMA),
            reason,
            violations),
        hearing.policy().revision(),
        validator);
  }

  // Whatever was asked for, all of them are one group: the text is the event's, not the schema's.
  private static Failure withViolations(Failure failure, List<Violation> violations) {
    return new Failure(
        failure.reason(),
        failure.schema(),
        violations,
        failure.fingerprint(),
        failure.policyRevision(),
        failure.validator());
  }

  private static Violation complaint(String keyword, String message) {
    return new Violation("", keyword, "", message, Optional.empty());
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
