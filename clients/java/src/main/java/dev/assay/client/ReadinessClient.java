package dev.assay.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks any of the services whether it is ready; throws as {@link SchemasClient} does. */
public final class ReadinessClient {
  private final ServiceCalls calls;

  /** A client of this service. */
  public ReadinessClient(ServiceEndpoint service) {
    this.calls = new ServiceCalls(service, Optional.empty());
  }

  /**
   * What its checks say, {@code {status, checks}}.
   *
   * @throws RequestRefused with what is down, where it is not ready
   */
  public JsonNode ready() {
    return calls.get("/readyz").as(JsonNode.class);
  }
}
