package dev.assay.sdk;

import dev.assay.sdk.RegistryClientSettings.Calls;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Asks again where that may help, after pauses drawn at random. */
final class Retries {
  /** Nobody who waits for a schema is served by more. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Calls calls;

  Retries(Calls calls) {
    this.calls = calls;
  }

  <T> T ask(Supplier<T> question) {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.get();
      } catch (RegistryUnavailable failure) {
        if (attempt >= calls.attempts() || !failure.isWorthRepeating()) {
          throw failure;
        }
        pause(failure, attempt);
      }
    }
  }

  private void pause(RegistryUnavailable failure, int attempt) {
    long most = Math.min(LONGEST_PAUSE.toMillis(), calls.pause().toMillis() << (attempt - 1));
    long drawn = ThreadLocalRandom.current().nextLong(most + 1);
    long told =
        failure
            .retryAfter()
            .map(Duration::toMillis)
            .filter(millis -> millis <= LONGEST_PAUSE.toMillis())
            .orElse(0L);
    try {
      Thread.sleep(Math.max(drawn, told));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
