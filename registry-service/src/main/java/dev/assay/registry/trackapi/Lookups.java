package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.VersionBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.edge.Path;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
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

  Lookups(Representations representations) {
    this.representations = representations;
  }

  /** {@code GET /schemas/{track}/{name}[?version=]}. */
  Reply version(RoutingContext request, Snapshot snapshot) {
    Subject subject = Asked.subject(request);
    Optional<SemVer> version = Asked.version(request);
    RegistryState state = snapshot.state();
    if (version.isEmpty()) {
      PublishedVersion latest =
          state.latest(subject).orElseThrow(() -> TrackProblems.unknownSubject(subject, state));
      return answer(request, latest, latestTag(latest, state), ASK_FIRST);
    }
    PublishedVersion pinned =
        state
            .version(subject, version.get())
            .orElseThrow(() -> TrackProblems.unknownVersion(subject, version.get(), state));
    return answer(request, pinned, representations.of(pinned).etag(), FOR_GOOD);
  }

  /** {@code GET /schemas/by-id/{schema_id}}: a number is a numeric id, all else a textual one. */
  Reply byId(RoutingContext request, Snapshot snapshot) {
    String asked = Path.part(request, "id");
    RegistryState state = snapshot.state();
    Optional<SchemaId> number = Asked.number(asked);
    if (number.isPresent()) {
      PublishedVersion pinned =
          state.byId(number.get()).orElseThrow(() -> TrackProblems.unknownId(asked, state));
      return answer(request, pinned, representations.of(pinned).etag(), FOR_GOOD);
    }
    PublishedVersion latest =
        state
            .bySchemaId(asked)
            .or(() -> state.bySchemaId(Asked.withoutSuffix(asked)))
            .orElseThrow(() -> TrackProblems.unknownId(asked, state));
    return answer(request, latest, latestTag(latest, state), ASK_FIRST);
  }

  /** {@code GET /schemas/{track}/{name}/versions}. */
  Reply versions(RoutingContext request, Snapshot snapshot) {
    Subject subject = Asked.subject(request);
    List<PublishedVersion> versions = snapshot.state().versions(subject);
    if (versions.isEmpty()) {
      throw TrackProblems.unknownSubject(subject, snapshot.state());
    }
    return Reply.json(versions.stream().map(Lookups::body).toList())
        .withHeader(CACHE_CONTROL, ASK_FIRST);
  }

  private static VersionBody body(PublishedVersion version) {
    return new VersionBody(
        version.version().toString(),
        version.fingerprint().hex(),
        version.provenance().at().toString(),
        version.deprecated());
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
      RoutingContext request, PublishedVersion version, String etag, String cacheControl) {
    String quoted = '"' + etag + '"';
    Reply reply =
        isKnown(request, quoted)
            ? Reply.empty(304).withHeader(AssayHttpHeaders.SCHEMA_ID, version.id().toString())
            : representations.of(version).reply(200);
    return reply.withHeader("ETag", quoted).withHeader(CACHE_CONTROL, cacheControl);
  }

  private static boolean isKnown(RoutingContext request, String quoted) {
    return Optional.ofNullable(request.request().getHeader("If-None-Match")).stream()
        .flatMap(tags -> Arrays.stream(tags.split(",")))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .anyMatch(tag -> tag.equals(quoted) || tag.equals("*"));
  }
}
