package dev.assay.schema.validation;

/**
 * A schema made ready to judge events; safe for use by many threads at once.
 *
 * <p>Never throws for what the bytes contain: whatever goes wrong inside is a {@link
 * Verdict.Unchecked}.
 */
public interface CompiledSchema {

  /**
   * Judges one JSON text in UTF-8.
   *
   * @param json holds the text; not kept, not changed
   * @param fromInclusive its first byte
   * @param toExclusive the byte after its last
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  Verdict validate(byte[] json, int fromInclusive, int toExclusive);

  /** Judges a JSON text that fills the array. */
  default Verdict validate(byte[] json) {
    return validate(json, 0, json.length);
  }
}
