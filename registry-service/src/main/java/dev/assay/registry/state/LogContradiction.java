package dev.assay.registry.state;

/**
 * A statement that cannot be true together with what the log said before.
 *
 * <p>The world is broken, not the reader: whoever follows the log stops here and says so.
 */
public final class LogContradiction extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogContradiction(String message) {
    super(message);
  }
}
