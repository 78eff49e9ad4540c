package dev.assay.kit.http;

import dev.assay.kit.lifecycle.CannotStart;

/** Somebody else listens where a service wants to. */
public final class PortInUse extends CannotStart {
  private final int port;

  PortInUse(HttpSettings settings, Throwable cause) {
    super(
        "port %d on %s is in use: stop what listens there, or choose another with http.port (--set http.port=…, ASSAY_HTTP_PORT)"
            .formatted(settings.port(), settings.host()),
        cause);
    this.port = settings.port();
  }

  /** The port that was asked for. */
  public int port() {
    return port;
  }
}
