package dev.assay.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Asks a registry about its etcd mirror; throws as {@link SchemasClient} does.
 *
 * <p>The answers are the registry's JSON as it stands.
 */
public final class MirrorClient {
  private final ServiceCalls calls;

  /** A client of this registry's mirror, that says who it is. */
  public MirrorClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** Where the mirror stands. */
  public JsonNode status() {
    return calls.get("/mirror").as(JsonNode.class);
  }

  /** Compares the mirror with the registry; mends nothing but a lag. */
  public JsonNode verify() {
    return calls.post("/mirror/verify").as(JsonNode.class);
  }

  /** Fills the mirror anew. */
  public JsonNode rebuild() {
    return calls.post("/mirror/rebuild").as(JsonNode.class);
  }
}
