package dev.assay.schema.validation.scan;

/**
 * A check of one value in the bytes.
 *
 * <p>Holds nothing of an event, so that many threads may run it.
 */
interface Step {
  /** The schema refuses the value. */
  int REFUSED = -1;

  /** Malformed, beyond a limit, or too intricate: the reference decides. */
  int UNSURE = -2;

  /**
   * Checks the value that begins at a position.
   *
   * @param at its first byte, no white space
   * @param depth nested arrays and objects still allowed
   * @return the position after the value where it passes, or {@link #REFUSED} or {@link #UNSURE}
   */
  int run(byte[] json, int at, int depth, Scratch scratch);
}
