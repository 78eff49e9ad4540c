package dev.assay.sdk;

import java.time.Duration;
import java.util.Optional;

/** The registry gave no answer that can be used, and there is no copy of the schema at hand. */
public final class RegistryUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorType type;
  private final transient boolean worthRepeating;
  private final transient Optional<Duration> retryAfter;

  /**
   * A failure.
   *
   * @param worthRepeating whether the same question may be answered soon
   * @param retryAfter when to ask again, where the registry said it
   */
  RegistryUnavailable(
      String message, ErrorType type, boolean worthRepeating, Optional<Duration> retryAfter) {
    super(message);
    this.type = type;
    this.worthRepeating = worthRepeating;
    this.retryAfter = retryAfter;
  }

  /** What went wrong. */
  public ErrorType type() {
    return type;
  }

  boolean isWorthRepeating() {
    return worthRepeating;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
