package dev.assay.kit.lifecycle;

import java.util.List;

/**
 * Why a process can't start, told so that whoever started it can mend it.
 *
 * <p>Its message names the thing, the value and the remedy; it is printed without a stack trace.
 */
public abstract class CannotStart extends RuntimeException {
  /** The exit code when the world isn't ready for us: a port in use, a broker away. */
  public static final int WORLD = 1;

  /** The exit code when we were asked in a wrong way: arguments or configuration. */
  public static final int USAGE = 2;

  /** Refuses with a message for people. */
  protected CannotStart(String message) {
    super(message);
  }

  /** Refuses with a message for people, keeping what led to it. */
  protected CannotStart(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the process exits with. */
  public int exitCode() {
    return WORLD;
  }

  /** What to print, one line per problem. */
  public List<String> lines() {
    return List.of(String.valueOf(getMessage()));
  }
}
