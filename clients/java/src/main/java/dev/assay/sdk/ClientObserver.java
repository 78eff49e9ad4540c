package dev.assay.sdk;

/** Hears what a client does, on the thread that does it; must be quick and may not throw. */
public interface ClientObserver {
  /** Hears nothing. */
  ClientObserver DEAF = new Deaf();

  /** A schema was at hand. */
  default void hit(String schema) {}

  /** A schema had to be asked for. */
  default void miss(String schema) {}

  /** The registry gave no schema. */
  default void failed(String schema, ErrorType type) {}

  /** An event was judged: {@code success}, {@code failure}, or {@code error} if it couldn't be. */
  default void judged(String schema, String outcome) {}

  /** How many answers are kept, and whether the registry answered last time. */
  default void state(int cached, boolean healthy) {}

  /** Hears nothing. */
  final class Deaf implements ClientObserver {
    private Deaf() {}
  }
}
