package dev.assay.triage.moving;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;

/** Ids of redrives: the time, so that they sort, and a random part, so that they differ. */
final class RedriveIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RADIX = 36;
  private static final int RANDOM_BOUND = 36 * 36 * 36 * 36;

  private RedriveIds() {}

  static String next(InstantSource clock) {
    String random = Integer.toString(RANDOM.nextInt(RANDOM_BOUND), RADIX);
    return "r%s-%4s"
        .formatted(Long.toString(clock.millis(), RADIX), random)
        .replace(' ', '0')
        .toLowerCase(Locale.ROOT);
  }
}
