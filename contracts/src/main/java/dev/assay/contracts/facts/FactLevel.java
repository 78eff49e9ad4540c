package dev.assay.contracts.facts;

/**
 * How much a reader of the log has to know: a build of a level reads every fact of that level or of
 * one below.
 *
 * <p>A build may know more than it may write: while builds of two releases read one log, only what
 * the older one reads is written. So a release that brings a new form raises {@link #NEWEST}, and
 * leaves {@link #WRITTEN} to the release after it.
 *
 * @param number from 1
 */
public record FactLevel(int number) implements Comparable<FactLevel> {
  /** What this build reads. */
  public static final FactLevel NEWEST = new FactLevel(1);

  /** What this build writes unless it is told otherwise: what the release before it reads. */
  public static final String WRITTEN = "1";

  public FactLevel {
    if (number < 1) {
      throw new IllegalArgumentException("level %d is not positive".formatted(number));
    }
  }

  /**
   * A level that may be written.
   *
   * @throws IllegalArgumentException if this build doesn't know it
   */
  public static FactLevel parse(String text) {
    FactLevel level = new FactLevel(Integer.parseInt(text.strip()));
    if (level.compareTo(NEWEST) > 0) {
      throw new IllegalArgumentException(
          "level %s is not known to this build, which knows levels up to %s"
              .formatted(level, NEWEST));
    }
    return level;
  }

  @Override
  public int compareTo(FactLevel other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
