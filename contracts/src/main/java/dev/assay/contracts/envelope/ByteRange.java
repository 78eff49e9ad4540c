package dev.assay.contracts.envelope;

/**
 * Some of a value's bytes.
 *
 * @param fromInclusive the first
 * @param toExclusive the one after the last
 */
public record ByteRange(int fromInclusive, int toExclusive) {
  public ByteRange {
    if (fromInclusive < 0 || toExclusive < fromInclusive) {
      throw new IllegalArgumentException(
          "bytes %d to %d are no range".formatted(fromInclusive, toExclusive));
    }
  }

  /** All of them. */
  public static ByteRange whole(byte[] value) {
    return new ByteRange(0, value.length);
  }
}
