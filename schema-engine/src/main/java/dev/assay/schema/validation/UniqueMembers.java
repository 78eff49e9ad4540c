package dev.assay.schema.validation;

import dev.assay.schema.json.DuplicateNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rejects events with a member twice, whatever the schema says of them. */
record UniqueMembers(CompiledSchema schema) implements CompiledSchema {

  @Override
  public Verdict validate(byte[] json, int fromInclusive, int toExclusive) {
    Verdict verdict = schema.validate(json, fromInclusive, toExclusive);
    return switch (verdict) {
      case Verdict.Invalid(InvalidReason reason, _) when reason != InvalidReason.SCHEMA_VIOLATION ->
          verdict;
      case Verdict.Unchecked _ -> verdict;
      case Verdict.Valid _, Verdict.Invalid _ -> {
        List<String> repeated =
            DuplicateNames.in(Arrays.copyOfRange(json, fromInclusive, toExclusive));
        yield repeated.isEmpty() ? verdict : rejected(repeated);
      }
    };
  }

  private static Verdict rejected(List<String> repeated) {
    return new Verdict.Invalid(
        InvalidReason.NOT_JSON,
        repeated.stream()
            .distinct()
            .limit(ValidationLimits.defaults().maxViolations())
            .map(pointer ->
                new Violation(pointer, "uniqueMembers", "", "is there twice", Optional.empty()))
            .toList());
  }
}
