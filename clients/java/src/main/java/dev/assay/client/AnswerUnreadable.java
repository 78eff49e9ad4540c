package dev.assay.client;

import java.net.URI;

/** Somebody answered, but not in the service's words: another program, a proxy, another release. */
public final class AnswerUnreadable extends ServiceFailure {
  private static final long serialVersionUID = 1L;

  AnswerUnreadable(ServiceEndpoint endpoint, URI uri, Throwable cause) {
    super(
        "the answer of %s is not what this client understands; is that the URL of a %s of the same release?"
            .formatted(uri, endpoint.service()),
        cause);
  }
}
