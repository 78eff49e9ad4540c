package dev.assay.schema.validation.reference;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.ValidationLimitExceededException;
import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import dev.assay.schema.json.JsonTree;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.InvalidReason;
import dev.assay.schema.validation.UncheckedReason;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Objects;

/**
 * A schema behind networknt.
 *
 * <p>The work is bounded by evaluation steps, in proportion to the event: schemas that refer to
 * themselves from several branches can take time exponential in the event's depth (networknt issue
 * 1276). An event of a plain schema takes a few steps a byte at most.
 */
final class ReferenceSchema implements CompiledSchema {
  private static final long STEPS_FOR_ANY_EVENT = 100_000;
  private static final long STEPS_PER_BYTE = 20;
  private final Schema schema;
  private final ValidationLimits limits;

  ReferenceSchema(Schema schema, ValidationLimits limits) {
    this.schema = schema;
    this.limits = limits;
  }

  @Override
  public Verdict validate(byte[] json, int fromInclusive, int toExclusive) {
    Objects.checkFromToIndex(fromInclusive, toExclusive, json.length);
    int bytes = toExclusive - fromInclusive;
    if (bytes > limits.maxBytes()) {
      return Refusals.tooLarge(bytes, limits.maxBytes());
    }
    return switch (JsonScanner.scan(json, fromInclusive, toExclusive, limits.maxDepth())) {
      case JsonScan.WellFormed _ -> judge(json, fromInclusive, toExclusive);
      case JsonScan.Malformed(var fault, int byteOffset) -> Refusals.notJson(fault, byteOffset);
      case JsonScan.TooDeep(int byteOffset) -> Refusals.tooDeep(byteOffset, limits.maxDepth());
      case JsonScan.NumberTooLong(int byteOffset) -> Refusals.numberTooLong(byteOffset);
    };
  }

  /** The one boundary where networknt may fail, for whatever reason, without harm to the event. */
  private Verdict judge(byte[] json, int from, int to) {
    try {
      long steps = STEPS_FOR_ANY_EVENT + STEPS_PER_BYTE * (to - from);
      List<Error> errors =
          schema.validate(JsonTree.read(json, from, to), context -> bound(context, steps));
      return errors.isEmpty() ? Verdict.valid() : violated(errors);
    } catch (ValidationLimitExceededException exceeded) {
      return unchecked(
          "the schema needs more than %d steps for this event; it probably refers to itself from several branches"
              .formatted(exceeded.getLimit()));
    } catch (RuntimeException | StackOverflowError failure) {
      // Messages of parsers and validators may quote the event; its class names the failure.
      return unchecked("the validator failed: " + failure.getClass().getName());
    }
  }

  private static void bound(ExecutionContext context, long steps) {
    context.executionConfig(config -> config.maxEvaluationSteps(steps));
  }

  private Verdict violated(List<Error> errors) {
    return new Verdict.Invalid(InvalidReason.SCHEMA_VIOLATION, inOrder(errors));
  }

  private List<Violation> inOrder(List<Error> errors) {
    // Most refused events break one rule.
    return errors.size() == 1
        ? List.of(Violations.of(errors.getFirst()))
        : errors.stream()
            .map(Violations::of)
            .sorted(Violation.byPlace())
            .distinct()
            .limit(limits.maxViolations())
            .toList();
  }

  private static Verdict unchecked(String detail) {
    return new Verdict.Unchecked(UncheckedReason.INTERNAL, detail);
  }
}
