package dev.assay.schema;

/**
 * The number that one published version is known by on the wire; never reused.
 *
 * @param value from 1 to 2^31 − 1
 */
public record SchemaId(int value) implements Comparable<SchemaId> {
  public SchemaId {
    if (value < 1) {
      throw new IllegalArgumentException("schema id %d is not positive".formatted(value));
    }
  }

  /** The id that follows this one. */
  public SchemaId next() {
    return new SchemaId(Math.incrementExact(value));
  }

  @Override
  public int compareTo(SchemaId other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
