package dev.assay.registry.lifecycleapi;

import dev.assay.contracts.rest.ReferenceBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.edge.Named;
import dev.assay.registry.edge.Unknown;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.document.RegistryUri;
import io.vertx.ext.web.RoutingContext;

/** Says which versions a version refers to, and which refer to it. */
final class Neighbours {
  private Neighbours() {}

  /** {@code [{ref, version}]}: what it refers to. */
  static Reply references(RoutingContext request, Snapshot snapshot) {
    return fresh(
        Reply.json(
            found(request, snapshot).references().stream()
                .map(reference ->
                    new ReferenceBody(
                        RegistryUri.of(reference.written()), reference.pinned().toString()))
                .toList()));
  }

  /** {@code ["v1/a.A@1.0.0"]}: who refers to it. */
  static Reply referrers(RoutingContext request, Snapshot snapshot) {
    return fresh(
        Reply.json(
            snapshot.state().referrersOf(found(request, snapshot).ref()).stream()
                .map(VersionRef::toString)
                .toList()));
  }

  private static PublishedVersion found(RoutingContext request, Snapshot snapshot) {
    return Unknown.orRefused(Named.target(request), true, snapshot.state());
  }

  private static Reply fresh(Reply reply) {
    return reply.withHeader("Cache-Control", "no-cache");
  }
}
