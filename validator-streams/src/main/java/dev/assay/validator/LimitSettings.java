package dev.assay.validator;

import dev.assay.kit.config.ByteSize;
import dev.assay.kit.config.Key;
import dev.assay.schema.validation.EngineSettings;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import dev.assay.schema.validation.ValidationLimits;

/**
 * How much work events and schemas may cause.
 *
 * @param eventSize below 2 GiB
 * @param cachedSchemas from 1
 * @param generateAfter from 0
 * @param judgeAgainEvery from 1
 */
public record LimitSettings(
    @Key(
            value = "event-size",
            defaultValue = "1MiB",
            describes = "An event with more bytes of JSON is too large")
        ByteSize eventSize,
    @Key(
            value = "depth",
            defaultValue = "64",
            describes = "An event with more levels of nesting is too deep; up to 500")
        int depth,
    @Key(
            value = "violations",
            defaultValue = "50",
            describes = "Violations looked for in one event; up to 1000")
        int violations,
    @Key(
            value = "cached-schemas",
            defaultValue = "1000",
            describes = "Compiled schemas held; seldom used ones are compiled again")
        int cachedSchemas,
    @Key(
            value = "generate-after",
            defaultValue = "5000",
            describes =
                "Events of a schema that its plan is interpreted for before a class is generated")
        int generateAfter,
    @Key(
            value = "judge-again-every",
            defaultValue = "1000",
            describes =
                "Of so many events that the fast engine accepts, the reference judges one as well")
        int judgeAgainEvery,
    @Key(
            value = "reject-repeated-members",
            defaultValue = "false",
            describes =
                "Whether an object with a member twice is invalid, or its last one counts, where a binding does not say")
        boolean rejectRepeatedMembers) {

  public LimitSettings {
    if (cachedSchemas < 1) {
      throw new IllegalArgumentException(
          "cached-schemas %d is less than 1".formatted(cachedSchemas));
    }
    requireValid(eventSize, depth, violations);
    new EngineSettings(generateAfter, judgeAgainEvery, RepeatedMembers.LAST_ONE_COUNTS);
  }

  ValidationLimits ofEvents() {
    return requireValid(eventSize, depth, violations);
  }

  EngineSettings ofTheEngine(RepeatedMembers repeated) {
    return new EngineSettings(generateAfter, judgeAgainEvery, repeated);
  }

  RepeatedMembers repeatedMembers() {
    return rejectRepeatedMembers ? RepeatedMembers.REJECT : RepeatedMembers.LAST_ONE_COUNTS;
  }

  private static ValidationLimits requireValid(ByteSize eventSize, int depth, int violations) {
    return new ValidationLimits(Math.toIntExact(eventSize.bytes()), depth, violations);
  }
}
