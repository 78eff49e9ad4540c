package dev.assay.devstack.soak;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.OptionalInt;

/** Asks a service for its health, as an orchestrator does. */
record Probe(URI base) {
  private static final int PATIENCE_MS = 1_500;

  boolean isReady() {
    return status("/readyz").equals(OptionalInt.of(HttpURLConnection.HTTP_OK));
  }

  /** Whether it answers, and says that nothing but a new process helps. */
  boolean hasGivenUp() {
    return status("/livez").equals(OptionalInt.of(HttpURLConnection.HTTP_UNAVAILABLE));
  }

  private OptionalInt status(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) base.resolve(path).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MS);
      connection.setReadTimeout(PATIENCE_MS);
      return OptionalInt.of(connection.getResponseCode());
    } catch (IOException noAnswer) {
      return OptionalInt.empty();
    }
  }
}
