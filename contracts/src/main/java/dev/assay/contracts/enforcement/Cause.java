package dev.assay.contracts.enforcement;

/** What made a policy so. */
public sealed interface Cause {

  /** Somebody asked for it. */
  record Operator() implements Cause {}

  /**
   * The policy before it was decided for a time, and that was over.
   *
   * @param revision of the policy that ended
   */
  record Ended(long revision) implements Cause {}

  /**
   * The guard of the policy before it saw more than it allows.
   *
   * @param trip what it saw
   */
  record Tripped(GuardTrip trip) implements Cause {}

  /** The word on the wire: {@code operator}, {@code ended} or {@code guard}. */
  default String text() {
    return switch (this) {
      case Operator() -> "operator";
      case Ended ended -> "ended";
      case Tripped tripped -> "guard";
    };
  }
}
