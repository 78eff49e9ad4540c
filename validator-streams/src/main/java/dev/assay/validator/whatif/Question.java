package dev.assay.validator.whatif;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.validator.binding.Binding;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody wants to know.
 *
 * @param binding whose topic is read, and by what its events are judged
 * @param span which events
 * @param rule the mode to suppose
 * @param candidate the schema to suppose, if not those of today
 * @param guard the limits that a policy would carry
 * @param pace how much is read
 * @param askedBy who
 */
record Question(
    Binding binding,
    Span span,
    EnforcementPolicy.Rule rule,
    Optional<Candidate> candidate,
    Optional<GuardLimits> guard,
    Pace pace,
    String askedBy) {

  /**
   * A time.
   *
   * @param from inclusive
   * @param until exclusive
   */
  record Span(Instant from, Instant until) {}

  /**
   * How much is read.
   *
   * @param perSecond events, at most
   * @param events altogether, at most
   */
  record Pace(int perSecond, long events) {}
}
