package dev.assay.schema.validation;

/**
 * How much work one event may cause.
 *
 * @param maxBytes of the JSON text, from 1
 * @param maxDepth nested arrays and objects, from 1 to 500
 * @param maxViolations named in one verdict, from 1 to 1000
 */
public record ValidationLimits(int maxBytes, int maxDepth, int maxViolations) {
  private static final ValidationLimits DEFAULTS = new ValidationLimits(1 << 20, 64, 50);

  public ValidationLimits {
    requireBetween("maxBytes", maxBytes, Integer.MAX_VALUE);
    // The reference validator recurses by the instance's depth, and so does the stack.
    requireBetween("maxDepth", maxDepth, 500);
    requireBetween("maxViolations", maxViolations, 1000);
  }

  /** 1 MiB, 64 levels, 50 violations. */
  public static ValidationLimits defaults() {
    return DEFAULTS;
  }

  private static void requireBetween(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          "%s %d is not between 1 and %d".formatted(name, value, max));
    }
  }
}
