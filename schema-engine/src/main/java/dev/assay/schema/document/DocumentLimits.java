package dev.assay.schema.document;

/**
 * How big a schema document may be.
 *
 * @param maxBytes of its text in UTF-8, from 1
 * @param maxDepth nested arrays and objects, from 1 to 500
 * @param maxReferences {@code $ref} and its kin, from 0
 */
public record DocumentLimits(int maxBytes, int maxDepth, int maxReferences) {
  private static final DocumentLimits DEFAULTS = new DocumentLimits(256 * 1024, 64, 1000);

  public DocumentLimits {
    requireBetween("maxBytes", maxBytes, 1, Integer.MAX_VALUE);
    // Trees of documents are walked recursively.
    requireBetween("maxDepth", maxDepth, 1, 500);
    requireBetween("maxReferences", maxReferences, 0, Integer.MAX_VALUE);
  }

  /** 256 KiB, 64 levels, 1,000 references. */
  public static DocumentLimits defaults() {
    return DEFAULTS;
  }

  private static void requireBetween(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s %d is not between %d and %d".formatted(name, value, min, max));
    }
  }
}
