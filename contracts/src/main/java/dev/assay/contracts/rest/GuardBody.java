package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.enforcement.GuardLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Limits within which a policy may refuse events, beyond which it falls back to log-only.
 *
 * @param rejectPercent the share of judged events of one schema that may be rejected, above 0 up to
 *     100; needed
 * @param windowMs the time that is looked at, by default 30 s
 * @param minEvents so many events must have been judged in it, by default 100
 * @param newGroups how many new failure groups are allowed; without it any number
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record GuardBody(
    @JsonProperty("reject_percent") Optional<Double> rejectPercent,
    @JsonProperty("window_ms") Optional<Long> windowMs,
    @JsonProperty("min_events") Optional<Long> minEvents,
    @JsonProperty("new_groups") Optional<Integer> newGroups) {

  /** The body of limits. */
  public static GuardBody of(GuardLimits limits) {
    return new GuardBody(
        Optional.of(limits.rejectPercent()),
        Optional.of(limits.window().toMillis()),
        Optional.of(limits.minEvents()),
        limits.newGroups().isPresent()
            ? Optional.of(limits.newGroups().getAsInt())
            : Optional.empty());
  }

  /**
   * The limits that are asked for.
   *
   * @throws IllegalArgumentException if they are none, naming what is wrong
   */
  public GuardLimits limits() {
    return new GuardLimits(
        rejectPercent.orElseThrow(
            () -> new IllegalArgumentException("guard: 'reject_percent' is missing")),
        windowMs.map(Duration::ofMillis).orElse(GuardLimits.DEFAULT_WINDOW),
        minEvents.orElse(GuardLimits.DEFAULT_MIN_EVENTS),
        newGroups.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }
}
