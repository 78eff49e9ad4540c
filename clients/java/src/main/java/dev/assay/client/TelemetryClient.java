package dev.assay.client;

import dev.assay.contracts.rest.DriftBody;
import java.util.Optional;

/** Tells a registry what was met in the field; throws as {@link SchemasClient} does. */
public final class TelemetryClient {
  private final ServiceCalls calls;

  /** A client of this registry, that says who it is. */
  public TelemetryClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** Tells of drift: events that differ from their schema, or a copy that is not the registry's. */
  public void report(DriftBody drift) {
    var _ = calls.post("/admin/telemetry", drift);
  }
}
