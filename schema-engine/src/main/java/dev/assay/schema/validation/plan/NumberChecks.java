package dev.assay.schema.validation.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What has to hold for a number.
 *
 * @param integer whether it must be one
 * @param fractionlessOnly whether {@code 1.0} is none (draft-04)
 * @param choices the numbers it must be one of
 */
public record NumberChecks(
    boolean integer,
    boolean fractionlessOnly,
    Optional<Bound> least,
    Optional<Bound> greatest,
    List<BigDecimal> multiplesOf,
    Optional<List<BigDecimal>> choices) {
  static final NumberChecks NONE =
      new NumberChecks(
          false, false, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public NumberChecks {
    multiplesOf = List.copyOf(multiplesOf);
    choices = choices.map(List::copyOf);
  }

  /** A limit, itself included or not. */
  public record Bound(BigDecimal value, boolean exclusive) {}
}
