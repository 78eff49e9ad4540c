package dev.assay.servers.etcd;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Asks an etcd whether it serves: it answers 200 once it has a leader. */
record EtcdHealth(String endpoint) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  boolean isGood() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(endpoint + "/health").toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notServing) {
      return false;
    }
  }
}
