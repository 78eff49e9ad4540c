package dev.assay.client;

import dev.assay.contracts.rest.BindingsInForceBody;
import dev.assay.contracts.rest.LogPosition;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks a validator how it is doing; throws as {@link SchemasClient} does. */
public final class ValidatorClient {
  private final ServiceCalls calls;

  /** A client of this validator. */
  public ValidatorClient(ServiceEndpoint validator) {
    this.calls = new ServiceCalls(validator, Optional.empty());
  }

  /** What it says about itself: positions, modes, counts. */
  public JsonNode status() {
    return calls.get("/status").as(JsonNode.class);
  }

  /** Which bindings hold there, and which don't. */
  public BindingsInForceBody bindings() {
    return calls.get("/bindings").as(BindingsInForceBody.class);
  }

  /** The last offsets applied, −1 for none. */
  public LogPosition position() {
    JsonNode positions = status().path("positions");
    return new LogPosition(
        positions.path("schemas").asLong(-1), positions.path("enforcement").asLong(-1));
  }
}
