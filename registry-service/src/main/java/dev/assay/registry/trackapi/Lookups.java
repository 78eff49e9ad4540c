package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.VersionBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.decision.Command.Target;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Named;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.Standing;
import dev.assay.registry.edge.Standing.Kept;
import dev.assay.registry.edge.Tags;
import dev.assay.registry.edge.Unknown;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.trackapi.Representations.Representation;
import dev.assay.schema.SchemaId;
import dev.assay.schema.VersionSelector;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Answers who asks for a version. */
final class Lookups {
  private final Representations representations;
  private final Comparisons comparisons;

  Lookups(Representations representations, Comparisons comparisons) {
    this.representations = representations;
    this.comparisons = comparisons;
  }

  /** {@code GET /schemas/{track}/{name}[@version][?version=][&deleted=true][&bundled=true]}. */
  Standing version(RoutingContext request, Snapshot snapshot) {
    Target target = Named.target(request);
    RegistryState state = snapshot.state();
    PublishedVersion found = Unknown.orRefused(target, Asked.whether(request, "deleted"), state);
    boolean pinned =
        target.selector().orElse(VersionSelector.LATEST) instanceof VersionSelector.Exact
            && !found.deleted();
    Kept kept = pinned ? Kept.FOR_GOOD : Kept.ASK_FIRST;
    if (Asked.whether(request, "bundled")) {
      return bundled(found, kept, state);
    }
    return answer(found, pinned ? Tags.of(found) : Tags.ofLatest(found, state), kept);
  }

  private Standing bundled(PublishedVersion version, Kept kept, RegistryState state) {
    String json =
        comparisons
            .complete(version, state)
            .map(document -> document.text().json())
            .orElseThrow(() -> Unreadable.today(version));
    Representation bundle = Representation.bundled(version, json);
    return Standing.of(bundle.reply(200), Tags.of(version) + "-bundled", kept);
  }

  /** {@code GET /schemas/by-id/{schema_id}}: a number is a numeric id, all else a textual one. */
  Standing byId(RoutingContext request, Snapshot snapshot) {
    String asked = Path.part(request, "id");
    RegistryState state = snapshot.state();
    Optional<SchemaId> number = Named.number(asked);
    if (number.isPresent()) {
      PublishedVersion found = state.byId(number.get()).orElseThrow(() -> Unknown.id(asked, state));
      return answer(found, Tags.of(found), found.deleted() ? Kept.ASK_FIRST : Kept.FOR_GOOD);
    }
    PublishedVersion latest =
        state
            .bySchemaId(asked)
            .or(() -> state.bySchemaId(Named.withoutSuffix(asked)))
            .orElseThrow(() -> Unknown.id(asked, state));
    return answer(latest, Tags.ofLatest(latest, state), Kept.ASK_FIRST);
  }

  /** {@code GET /schemas/{track}/{name}/versions[?deleted=true]}. */
  Reply versions(RoutingContext request, Snapshot snapshot) {
    Target target = Named.target(request);
    RegistryState state = snapshot.state();
    List<PublishedVersion> versions =
        Asked.whether(request, "deleted")
            ? state.everyVersion(target.subject())
            : state.versions(target.subject());
    if (versions.isEmpty()) {
      throw Unknown.subject(target.subject(), state);
    }
    return Reply.json(versions.stream().map(Lookups::body).toList())
        .withHeader("Cache-Control", "no-cache");
  }

  private static VersionBody body(PublishedVersion version) {
    return new VersionBody(
        version.version().toString(),
        version.fingerprint().hex(),
        version.provenance().at().toString(),
        version.deprecated(),
        version.deleted() ? Optional.of(true) : Optional.empty());
  }

  private Standing answer(PublishedVersion version, String etag, Kept kept) {
    return Standing.of(representations.of(version).reply(200), etag, kept);
  }
}
