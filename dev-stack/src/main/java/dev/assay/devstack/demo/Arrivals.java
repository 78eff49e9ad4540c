package dev.assay.devstack.demo;

import dev.assay.devstack.demo.Episodes.Lengths;
import dev.assay.devstack.demo.Episodes.Span;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What providers send to one coordinator: a steady stream with bursts.
 *
 * <p>Counts scatter as independent arrivals do (variance equal to the mean, by the normal
 * approximation of the Poisson distribution).
 */
final class Arrivals {
  private static final double CALM_LOAD = 0.7;
  private static final double BURST_LOAD = 2.2;
  private static final Lengths BURSTS = new Lengths(new Span(12, 40), new Span(3, 14));

  private final RandomGenerator random;
  private final Episodes bursts;
  private final int drainPerSecond;
  private double carried;

  /**
   * @param drainPerSecond what the coordinator can write; calm traffic stays below, a burst is
   *     above
   */
  Arrivals(RandomGenerator random, Instant start, int drainPerSecond) {
    this.random = random;
    this.bursts = new Episodes(random, start, BURSTS);
    this.drainPerSecond = drainPerSecond;
  }

  /** Items that arrive in the given seconds before {@code now}, at a provider's current scale. */
  int upTo(Instant now, double seconds, double scale) {
    double load = bursts.activeAt(now) ? BURST_LOAD : CALM_LOAD;
    double expected = load * drainPerSecond * scale * seconds;
    double scattered = expected + Math.sqrt(expected) * random.nextGaussian();
    carried += Math.max(0, scattered);
    int items = (int) carried;
    carried -= items;
    return items;
  }
}
