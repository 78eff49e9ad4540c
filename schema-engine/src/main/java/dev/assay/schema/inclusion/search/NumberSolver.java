package dev.assay.schema.inclusion.search;

import dev.assay.schema.inclusion.terms.Constraint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Decides what is demanded of a number.
 *
 * <p>Numbers that must be multiples lie on a grid, which is walked outwards from 0; where it ends
 * within the bounds, all of it is seen. Between two different bounds without a grid there is always
 * a number that is no multiple of a few others.
 */
final class NumberSolver {
  private static final int MAX_TRIES = 5000;
  private static final MathContext FINE = new MathContext(40, RoundingMode.HALF_EVEN);
  private final List<BigDecimal> notMultiples = new ArrayList<>();
  private final List<BigDecimal> excluded = new ArrayList<>();
  private @Nullable BigDecimal low;
  private @Nullable BigDecimal high;
  private @Nullable BigDecimal grid;
  private boolean lowExclusive;
  private boolean highExclusive;
  private boolean handy = true;

  NumberSolver(List<Constraint> demands) {
    for (Constraint demand : demands) {
      switch (demand) {
        case Constraint.Lower(BigDecimal bound, boolean exclusive) -> raise(bound, exclusive);
        case Constraint.Upper(BigDecimal bound, boolean exclusive) -> lower(bound, exclusive);
        case Constraint.Multiple(BigDecimal of, boolean holds) -> multiple(of, holds);
        case Constraint.NoneOf(List<JsonNode> values) ->
            values.forEach(value -> excluded.add(value.decimalValue()));
        default -> {}
      }
    }
  }

  private void raise(BigDecimal bound, boolean exclusive) {
    handy &= Decimals.isHandy(bound);
    int order = low == null ? 1 : bound.compareTo(low);
    if (order > 0) {
      lowExclusive = exclusive;
      low = bound;
    } else if (order == 0) {
      lowExclusive |= exclusive;
    }
  }

  private void lower(BigDecimal bound, boolean exclusive) {
    handy &= Decimals.isHandy(bound);
    int order = high == null ? -1 : bound.compareTo(high);
    if (order < 0) {
      highExclusive = exclusive;
      high = bound;
    } else if (order == 0) {
      highExclusive |= exclusive;
    }
  }

  private void multiple(BigDecimal of, boolean holds) {
    handy &= Decimals.isHandy(of);
    if (!holds) {
      notMultiples.add(of);
    } else if (handy) {
      grid = grid == null ? of : Decimals.leastCommonMultiple(grid, of);
    }
  }

  Outcome solve() {
    if (low != null && high != null) {
      int order = low.compareTo(high);
      if (order > 0 || (order == 0 && (lowExclusive || highExclusive))) {
        return Outcome.none();
      }
    }
    if (!handy) {
      return new Outcome.Unknown("a number of very many digits");
    }
    return grid == null ? offGrid() : onGrid(grid);
  }

  private Outcome onGrid(BigDecimal step) {
    if (notMultiples.stream().anyMatch(not -> step.remainder(not).signum() == 0)) {
      return Outcome.none();
    }
    Optional<BigInteger> first = Optional.ofNullable(low).map(bound -> firstOnGrid(bound, step));
    Optional<BigInteger> last = Optional.ofNullable(high).map(bound -> lastOnGrid(bound, step));
    if (first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) > 0) {
      return Outcome.none();
    }
    BigInteger start = BigInteger.ZERO;
    start = first.isPresent() ? start.max(first.get()) : start;
    start = last.isPresent() ? start.min(last.get()) : start;
    for (int i = 0; i < MAX_TRIES; i++) {
      BigInteger above = start.add(BigInteger.valueOf(i));
      BigInteger below = start.subtract(BigInteger.valueOf(i));
      boolean aboveInside = last.isEmpty() || above.compareTo(last.get()) <= 0;
      boolean belowInside = first.isEmpty() || below.compareTo(first.get()) >= 0;
      if (aboveInside && fits(step.multiply(new BigDecimal(above)))) {
        return found(step.multiply(new BigDecimal(above)));
      }
      if (belowInside && fits(step.multiply(new BigDecimal(below)))) {
        return found(step.multiply(new BigDecimal(below)));
      }
      if (!aboveInside && !belowInside) {
        return Outcome.none();
      }
    }
    return new Outcome.Unknown("no number found among %d multiples".formatted(MAX_TRIES));
  }

  private BigInteger firstOnGrid(BigDecimal bound, BigDecimal step) {
    BigInteger index =
        bound
            .divide(step, MathContextFor.both(bound, step))
            .setScale(0, RoundingMode.FLOOR)
            .toBigInteger()
            .subtract(BigInteger.ONE);
    while (isBelow(step.multiply(new BigDecimal(index)))) {
      index = index.add(BigInteger.ONE);
    }
    return index;
  }

  private BigInteger lastOnGrid(BigDecimal bound, BigDecimal step) {
    BigInteger index =
        bound
            .divide(step, MathContextFor.both(bound, step))
            .setScale(0, RoundingMode.CEILING)
            .toBigInteger()
            .add(BigInteger.ONE);
    while (isAbove(step.multiply(new BigDecimal(index)))) {
      index = index.subtract(BigInteger.ONE);
    }
    return index;
  }

  /** Enough digits for the integral part of a quotient to be right but for the last. */
  private static final class MathContextFor {
    static MathContext both(BigDecimal one, BigDecimal other) {
      long integral =
          (long) one.precision() - one.scale() - (other.precision() - other.scale()) + 2;
      return new MathContext((int) Math.max(integral, 1) + 20, RoundingMode.HALF_EVEN);
    }
  }

  private Outcome offGrid() {
    List<BigDecimal> candidates = candidates();
    for (BigDecimal candidate : candidates) {
      if (!isBelow(candidate) && !isAbove(candidate) && fits(candidate)) {
        return found(candidate);
      }
    }
    return low != null && high != null && low.compareTo(high) == 0
        ? Outcome.none()
        : new Outcome.Unknown("no number found among %d".formatted(candidates.size()));
  }

  /** Handsome ones first. */
  private List<BigDecimal> candidates() {
    List<BigDecimal> found = new ArrayList<>();
    Stream.of("0", "1", "-1", "2", "10", "0.5", "-0.5", "1.5")
        .map(BigDecimal::new)
        .forEach(found::add);
    BigDecimal from =
        low != null ? low : high != null ? high.subtract(BigDecimal.valueOf(200)) : BigDecimal.ZERO;
    BigDecimal to = high != null ? high : from.add(BigDecimal.valueOf(200));
    found.add(from);
    found.add(to);
    BigDecimal width = to.subtract(from);
    int parts = 100 + 2 * excluded.size();
    found.add(from.add(width.divide(BigDecimal.TWO, FINE)));
    for (int i = 1; i <= parts; i++) {
      found.add(
          from.add(width.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(parts), FINE)));
      found.add(
          from.add(
              width
                  .multiply(BigDecimal.valueOf(2L * i - 1))
                  .divide(BigDecimal.valueOf(7L * parts), FINE)));
    }
    return found;
  }

  private boolean isBelow(BigDecimal value) {
    return low != null && value.compareTo(low) < (lowExclusive ? 1 : 0);
  }

  private boolean isAbove(BigDecimal value) {
    return high != null && value.compareTo(high) > (highExclusive ? -1 : 0);
  }

  private boolean fits(BigDecimal value) {
    return excluded.stream().noneMatch(other -> other.compareTo(value) == 0)
        && notMultiples.stream().noneMatch(not -> value.remainder(not).signum() == 0);
  }

  private static Outcome found(BigDecimal value) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return new Outcome.Found(
        JsonNodeFactory.instance.numberNode(plain.scale() < 0 ? plain.setScale(0) : plain));
  }
}
