package dev.assay.cli.produce;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets through so many events a second, evenly; runs on one thread. */
final class Pace {
  private static final double MAX_PER_SECOND = 1e7;

  private final long gapNanos;
  private long nextNanos = System.nanoTime();

  Pace(double perSecond) {
    this.gapNanos = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
  }

  /** Waits until the next event may go. Time lost is caught up with, so that the mean holds. */
  void await() {
    long left = nextNanos - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = nextNanos - System.nanoTime();
    }
    nextNanos += gapNanos;
  }

  long gapNanos() {
    return gapNanos;
  }

  /** Reads {@code 100} or {@code 100/s}. */
  static final class Converter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String text) {
      String number = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
      try {
        double perSecond = Double.parseDouble(number);
        if (perSecond > 0 && perSecond <= MAX_PER_SECOND) {
          return new Pace(perSecond);
        }
      } catch (NumberFormatException notANumber) {
        // Told below, like a number out of range.
      }
      throw new TypeConversionException(
          "rate '%s' is not a positive number of events a second, such as 100/s".formatted(text));
    }
  }
}
