package dev.assay.kit.health;

/**
 * How one part of a process is.
 *
 * @param detail in a sentence for operators; empty where there is nothing to add
 */
public record Health(Status status, String detail) {

  /** From best to worst. */
  public enum Status {
    /** Works. */
    UP,
    /** Works with less than usual; still ready. */
    DEGRADED,
    /** Doesn't work: not ready. */
    DOWN
  }

  /** Works. */
  public static Health up() {
    return up("");
  }

  /** Works, with something to add. */
  public static Health up(String detail) {
    return new Health(Status.UP, detail);
  }

  /** Works with less than usual, and why. */
  public static Health degraded(String detail) {
    return new Health(Status.DEGRADED, detail);
  }

  /** Doesn't work, and why. */
  public static Health down(String detail) {
    return new Health(Status.DOWN, detail);
  }
}
