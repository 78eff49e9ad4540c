package dev.assay.client;

import dev.assay.contracts.rest.FailureGroupBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Asks a dead-letter handler what was refused; throws as {@link RegistryClient} does. */
public final class FailuresClient {
  private final ServiceCalls calls;

  /** A client of this dead-letter handler. */
  public FailuresClient(ServiceEndpoint dlqHandler) {
    this.calls = new ServiceCalls(dlqHandler, Optional.empty());
  }

  /** The failure groups, in the handler's order. */
  public List<FailureGroupBody> groups() {
    return List.of(calls.get("/failures").as(FailureGroupBody[].class));
  }

  /** One group with samples. */
  public FailureGroupBody.WithSamples group(String fingerprint) {
    return calls
        .get("/failures/" + URLEncoder.encode(fingerprint, StandardCharsets.UTF_8))
        .as(FailureGroupBody.WithSamples.class);
  }
}
