package dev.assay.kit.access;

/** What a route asks of whoever calls it. */
public sealed interface Need {

  /** Nothing: whoever reaches the port may ask. */
  record Nothing() implements Need {}

  /** What the configuration says of probes: nothing, or to be a reader. */
  record AsProbesDo() implements Need {}

  /** A principal whose role includes this one. */
  record AtLeast(Role role) implements Need {}

  /** Asks for nothing. */
  static Need nothing() {
    return new Nothing();
  }

  /** Asks for what the configuration says of probes. */
  static Need asProbesDo() {
    return new AsProbesDo();
  }

  /** Asks for a principal with this role, or one that includes it. */
  static Need atLeast(Role role) {
    return new AtLeast(role);
  }

  /** For tables: a role's name, {@code open} or {@code probe}. */
  default String text() {
    return switch (this) {
      case Nothing() -> "open";
      case AsProbesDo() -> "probe";
      case AtLeast(Role role) -> role.text();
    };
  }
}
