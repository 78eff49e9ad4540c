package dev.assay.kit.http;

import dev.assay.kit.lifecycle.CannotStart;

/** An address that can't be listened on, for another reason than being in use. */
public final class CannotListen extends CannotStart {
  CannotListen(HttpSettings settings, Throwable cause) {
    super(
        "can't listen on %s:%d (%s): check http.host and http.port"
            .formatted(settings.host(), settings.port(), cause.getMessage()),
        cause);
  }
}
