package dev.assay.devstack.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Waits until services say at {@code /readyz} that they are. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int CALL_TIMEOUT_MS = 2_000;

  private Readiness() {}

  /**
   * Returns when all are ready.
   *
   * @throws StackRefused naming the one that is not ready within a minute
   */
  static void await(List<URI> services) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (URI service : services) {
      while (!isReady(service)) {
        if (System.nanoTime() > deadline) {
          throw new StackRefused(
              "%s is not ready after %d s; the log says why, or start with --fresh"
                  .formatted(service, PATIENCE.toSeconds()));
        }
        pause();
      }
    }
  }

  private static boolean isReady(URI service) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) service.resolve("/readyz").toURL().openConnection();
      connection.setConnectTimeout(CALL_TIMEOUT_MS);
      connection.setReadTimeout(CALL_TIMEOUT_MS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new StackRefused("told to stop while starting");
    }
  }
}
