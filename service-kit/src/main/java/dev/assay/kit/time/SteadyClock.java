package dev.assay.kit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that doesn't believe a step at once.
 *
 * <p>The wall clock is right nearly always, but now and then it is set, and sometimes wrongly so
 * for a moment; the monotonic clock never jumps, but it stands still while a machine sleeps. So
 * where the two drift apart slowly, the wall clock is followed. Where they part by a step, this
 * goes on as before for ten seconds; a step that lasted so long is the truth. Safe for use by
 * several threads; to be asked every few minutes at least, or slow drift looks like a step.
 */
public final class SteadyClock implements InstantSource {
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration BELIEVED_AFTER = Duration.ofSeconds(10);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private Instant anchor;
  private long anchorNanos;
  private Duration step = Duration.ZERO;
  private long steppedNanos;

  /**
   * A clock that rests on two others.
   *
   * @param wall the time of day
   * @param nanos never jumps, such as {@link System#nanoTime}
   */
  public SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.anchor = wall.instant();
    this.anchorNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    long nowNanos = nanos.getAsLong();
    Instant told = wall.instant();
    Instant expected = anchor.plusNanos(nowNanos - anchorNanos);
    Duration off = Duration.between(expected, told);
    if (isSmall(off)) {
      return follow(told, nowNanos);
    }
    if (step.isZero() || !isSmall(off.minus(step))) {
      step = off;
      steppedNanos = nowNanos;
    }
    boolean lasts = nowNanos - steppedNanos >= BELIEVED_AFTER.toNanos();
    return lasts ? follow(told, nowNanos) : expected;
  }

  private Instant follow(Instant told, long nowNanos) {
    anchor = told;
    anchorNanos = nowNanos;
    step = Duration.ZERO;
    return told;
  }

  private static boolean isSmall(Duration off) {
    return off.abs().compareTo(STEP) < 0;
  }
}
