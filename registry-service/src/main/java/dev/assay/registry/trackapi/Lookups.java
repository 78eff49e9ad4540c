package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.VersionBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.decision.Command.Target;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Named;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.Unknown;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.trackapi.Representations.Representation;
import dev.assay.schema.SchemaId;
import dev.assay.schema.VersionSelector;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers who asks for a version. */
final class Lookups {
  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String ASK_FIRST = "no-cache";

  private final Representations representations;
  private final Comparisons comparisons;

  Lookups(Representations representations, Comparisons comparisons) {
    this.representations = representations;
    this.comparisons = comparisons;
  }

  /** {@code GET /schemas/{track}/{name}[@version][?version=][&deleted=true][&bundled=true]}. */
  Reply version(RoutingContext request, Snapshot snapshot) {
    Target target = Named.target(request);
    RegistryState state = snapshot.state();
    PublishedVersion found = Unknown.orRefused(target, Asked.whether(request, "deleted"), state);
    boolean pinned =
        target.selector().orElse(VersionSelector.LATEST) instanceof VersionSelector.Exact
            && !found.deleted();
    if (Asked.whether(request, "bundled")) {
      return bundled(request, found, pinned, state);
    }
    return pinned
        ? answer(request, representations.of(found), representations.of(found).etag(), FOR_GOOD)
        : answer(request, representations.of(found), latestTag(found, state), ASK_FIRST);
  }

  private Reply bundled(
      RoutingContext request, PublishedVersion version, boolean pinned, RegistryState state) {
    String json =
        comparisons
            .complete(version, state)
            .map(document -> document.text().json())
            .orElseThrow(() -> Unreadable.today(version));
    Representation bundle = Representation.bundled(version, json);
    return answer(request, bundle, bundle.etag(), pinned ? FOR_GOOD : ASK_FIRST);
  }

  /** {@code GET /schemas/by-id/{schema_id}}: a number is a numeric id, all else a textual one. */
  Reply byId(RoutingContext request, Snapshot snapshot) {
    String asked = Path.part(request, "id");
    RegistryState state = snapshot.state();
    Optional<SchemaId> number = Named.number(asked);
    if (number.isPresent()) {
      PublishedVersion found = state.byId(number.get()).orElseThrow(() -> Unknown.id(asked, state));
      Representation pinned = representations.of(found);
      return answer(request, pinned, pinned.etag(), found.deleted() ? ASK_FIRST : FOR_GOOD);
    }
    PublishedVersion latest =
        state
            .bySchemaId(asked)
            .or(() -> state.bySchemaId(Named.withoutSuffix(asked)))
            .orElseThrow(() -> Unknown.id(asked, state));
    return answer(request, representations.of(latest), latestTag(latest, state), ASK_FIRST);
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
        .withHeader(CACHE_CONTROL, ASK_FIRST);
  }

  private static VersionBody body(PublishedVersion version) {
    return new VersionBody(
        version.version().toString(),
        version.fingerprint().hex(),
        version.provenance().at().toString(),
        version.deprecated(),
        version.deleted() ? Optional.of(true) : Optional.empty());
  }

  /** A release with the text of its candidate is another answer to the same question. */
  private String latestTag(PublishedVersion latest, RegistryState state) {
    boolean sameAsBefore =
        state
            .preceding(latest.subject(), latest.version())
            .filter(before -> before.fingerprint().equals(latest.fingerprint()))
            .isPresent();
    String etag = representations.of(latest).etag();
    return sameAsBefore ? etag + "-" + latest.version() : etag;
  }

  private Reply answer(
      RoutingContext request, Representation found, String etag, String cacheControl) {
    String quoted = '"' + etag + '"';
    Reply reply =
        isKnown(request, quoted)
            ? Reply.empty(304)
                .withHeader(AssayHttpHeaders.SCHEMA_ID, found.version().id().toString())
            : found.reply(200);
    return reply.withHeader("ETag", quoted).withHeader(CACHE_CONTROL, cacheControl);
  }

  private static boolean isKnown(RoutingContext request, String quoted) {
    return Optional.ofNullable(request.request().getHeader("If-None-Match")).stream()
        .flatMap(tags -> Arrays.stream(tags.split(",")))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .anyMatch(tag -> tag.equals(quoted) || tag.equals("*"));
  }
}
