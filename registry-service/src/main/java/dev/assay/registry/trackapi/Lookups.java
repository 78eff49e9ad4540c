package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.VersionBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.Standing;
import dev.assay.registry.edge.Standing.Kept;
import dev.assay.registry.edge.Tags;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Answers who asks for a version. */
final class Lookups {
  private final Representations representations;

  Lookups(Representations representations) {
    this.representations = representations;
  }

  /** {@code GET /schemas/{track}/{name}[?version=]}. */
  Standing version(RoutingContext request, Snapshot snapshot) {
    Subject subject = Asked.subject(request);
    Optional<SemVer> version = Asked.version(request);
    RegistryState state = snapshot.state();
    if (version.isEmpty()) {
      PublishedVersion latest =
          state.latest(subject).orElseThrow(() -> TrackProblems.unknownSubject(subject, state));
      return answer(latest, Tags.ofLatest(latest, state), Kept.ASK_FIRST);
    }
    PublishedVersion pinned =
        state
            .version(subject, version.get())
            .orElseThrow(() -> TrackProblems.unknownVersion(subject, version.get(), state));
    return answer(pinned, Tags.of(pinned), Kept.FOR_GOOD);
  }

  /** {@code GET /schemas/by-id/{schema_id}}: a number is a numeric id, all else a textual one. */
  Standing byId(RoutingContext request, Snapshot snapshot) {
    String asked = Path.part(request, "id");
    RegistryState state = snapshot.state();
    Optional<SchemaId> number = Asked.number(asked);
    if (number.isPresent()) {
      PublishedVersion pinned =
          state.byId(number.get()).orElseThrow(() -> TrackProblems.unknownId(asked, state));
      return answer(pinned, Tags.of(pinned), Kept.FOR_GOOD);
    }
    PublishedVersion latest =
        state
            .bySchemaId(asked)
            .or(() -> state.bySchemaId(Asked.withoutSuffix(asked)))
            .orElseThrow(() -> TrackProblems.unknownId(asked, state));
    return answer(latest, Tags.ofLatest(latest, state), Kept.ASK_FIRST);
  }

  /** {@code GET /schemas/{track}/{name}/versions}. */
  Reply versions(RoutingContext request, Snapshot snapshot) {
    Subject subject = Asked.subject(request);
    List<PublishedVersion> versions = snapshot.state().versions(subject);
    if (versions.isEmpty()) {
      throw TrackProblems.unknownSubject(subject, snapshot.state());
    }
    return Reply.json(versions.stream().map(Lookups::body).toList())
        .withHeader("Cache-Control", "no-cache");
  }

  private static VersionBody body(PublishedVersion version) {
    return new VersionBody(
        version.version().toString(),
        version.fingerprint().hex(),
        version.provenance().at().toString(),
        version.deprecated());
  }

  private Standing answer(PublishedVersion version, String etag, Kept kept) {
    return Standing.of(representations.of(version).reply(200), etag, kept);
  }
}
