package dev.assay.registry.documentapi;

import dev.assay.contracts.rest.DocumentsBody;
import dev.assay.contracts.rest.DocumentsBody.Entry;
import dev.assay.contracts.rest.DocumentsBody.Version;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.Query;
import dev.assay.registry.edge.Standing;
import dev.assay.registry.edge.Standing.Kept;
import dev.assay.registry.edge.Tags;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The routes of the document API. */
public final class DocumentApi implements RouteSet {
  private static final int DEFAULT_LIMIT = 1_000;
  private static final int MOST = 10_000;

  private final Freshness freshness;
  private final Writing writing;
  private final Following following;

  /** Reads from states of this freshness, writes there, dates by this clock. */
  public DocumentApi(
      Freshness freshness, Writes writes, Comparisons comparisons, InstantSource clock) {
    this.freshness = freshness;
    this.writing = new Writing(writes, freshness.feed(), clock);
    this.following = new Following(comparisons);
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/schemas", Role.READER, freshness.answering(DocumentApi::list));
    routes.get("/schema/:id", Role.READER, freshness.standing(DocumentApi::latestOrPinned));
    // Before the route by version: "versions" is no version.
    routes.get("/schema/:id/versions", Role.READER, freshness.answering(DocumentApi::versions));
    routes.get("/schema/:id/:version", Role.READER, freshness.standing(DocumentApi::byVersion));
    routes.post("/schema/:id", Role.PUBLISHER, Replying.blocking(writing::publish));
    routes.delete("/schema/:id", Role.PUBLISHER, Replying.blocking(writing::delete));
    routes.post("/schema/:id/compat", Role.READER, freshness.thinking(following::candidate));
    routes.get("/compat/:id/:from/:to", Role.READER, freshness.thinking(following::published));
  }

  private static Reply list(RoutingContext request, Snapshot snapshot) {
    Query query = Query.of(request, "track", "prefix", "after", "limit");
    int limit = query.number("limit", DEFAULT_LIMIT, 1, MOST);
    Optional<String> track = query.text("track");
    Optional<Subject> after = query.text("after").map(DocumentApi::cursor);
    String prefix = query.text("prefix").orElse("");
    RegistryState state = snapshot.state();
    List<Entry> found =
        state.subjects().stream()
            .filter(subject -> after.stream().allMatch(last -> subject.compareTo(last) > 0))
            .filter(subject -> track.stream().allMatch(subject.track().value()::equals))
            .filter(subject -> subject.name().value().startsWith(prefix))
            .limit(limit + 1L)
            .flatMap(subject -> state.latest(subject).stream())
            .map(latest -> entry(latest, state))
            .toList();
    List<Entry> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit ? Optional.of(page.getLast().id()) : Optional.empty();
    return Reply.json(new DocumentsBody(page.size(), page, next))
        .withHeader("Cache-Control", "no-cache");
  }

  private static Subject cursor(String after) {
    try {
      return DocumentId.parse(after).subject();
    } catch (IllegalArgumentException wrong) {
      throw DocumentProblems.malformed(wrong);
    }
  }

  private static Entry entry(PublishedVersion latest, RegistryState state) {
    return new Entry(
        DocumentId.of(latest.subject()),
        latest.subject().track().value(),
        latest.subject().name().value(),
        latest.version().toString(),
        state.versions(latest.subject()).size(),
        latest.id().value(),
        latest.fingerprint().hex(),
        latest.deprecated());
  }

  private static Standing latestOrPinned(RoutingContext request, Snapshot snapshot) {
    Query query = Query.of(request, "version");
    DocumentId id = DocumentAsked.id(request);
    Optional<SemVer> version = query.text("version").flatMap(DocumentAsked::version);
    return standing(id.subject(), version.or(id::pinned), snapshot.state());
  }

  private static Standing byVersion(RoutingContext request, Snapshot snapshot) {
    Query.of(request);
    Optional<SemVer> version = DocumentAsked.version(Path.part(request, "version"));
    return standing(DocumentAsked.subject(request), version, snapshot.state());
  }

  private static Standing standing(Subject subject, Optional<SemVer> version, RegistryState state) {
    PublishedVersion found = DocumentAsked.find(subject, version, state);
    Reply reply = Documents.reply(200, found);
    return version.isPresent()
        ? Standing.of(reply, Tags.of(found), Kept.FOR_GOOD)
        : Standing.of(reply, Tags.ofLatest(found, state), Kept.ASK_FIRST);
  }

  private static Reply versions(RoutingContext request, Snapshot snapshot) {
    Query.of(request);
    Subject subject = DocumentAsked.subject(request);
    List<PublishedVersion> versions = snapshot.state().versions(subject);
    if (versions.isEmpty()) {
      throw DocumentProblems.unknown(subject, snapshot.state());
    }
    return Reply.json(versions.stream().map(DocumentApi::line).toList())
        .withHeader("Cache-Control", "no-cache");
  }

  private static Version line(PublishedVersion version) {
    return new Version(
        version.version().toString(),
        version.id().value(),
        version.fingerprint().hex(),
        version.provenance().at().toString(),
        version.provenance().by(),
        version.deprecated());
  }
}
