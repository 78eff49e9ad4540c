package dev.assay.client;

import java.time.Duration;

/**
 * How long a call may take before it is given up.
 *
 * @param connect until the connection stands
 * @param answer between two bytes of the answer
 */
public record Patience(Duration connect, Duration answer) {
  /** Enough for a healthy service on a busy network. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(3), Duration.ofSeconds(15));

  public Patience {
    refuseUnbounded("connect timeout", connect);
    refuseUnbounded("answer timeout", answer);
  }

  // The socket takes an int of milliseconds, and reads 0 as "for ever".
  private static void refuseUnbounded(String name, Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s %s is not between 1 ms and 24 days".formatted(name, timeout));
    }
  }

  int connectMs() {
    return (int) connect.toMillis();
  }

  int answerMs() {
    return (int) answer.toMillis();
  }
}
