package dev.assay.registry.documentapi;

import dev.assay.contracts.json.WireJson;
import dev.assay.kit.http.Reply;
import dev.assay.registry.comparing.Comparing;
import dev.assay.registry.comparing.Rule;
import dev.assay.registry.comparing.Side;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.Query;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether one document may follow another. */
final class Comparisons {
  private Comparisons() {}

  /** {@code POST /schema/{id}/compat}: the body as the next version of the latest, or a pinned. */
  static Reply candidate(RoutingContext request, Snapshot snapshot) {
    Query query = Query.of(request, "version", "level", "content");
    DocumentId id = DocumentAsked.id(request);
    Optional<SemVer> version = query.text("version").flatMap(DocumentAsked::version);
    PublishedVersion before =
        DocumentAsked.find(id.subject(), version.or(id::pinned), snapshot.state());
    JsonNode schema = Writing.schema(Writing.document(request), id.subject());
    Side candidate = Side.candidate("candidate", WireJson.MAPPER.writeValueAsBytes(schema));
    return compared(Side.of(before), candidate, query).withHeader("Cache-Control", "no-store");
  }

  /** {@code GET /compat/{id}/{from}/{to}}. */
  static Reply published(RoutingContext request, Snapshot snapshot) {
    Query query = Query.of(request, "level", "content");
    Subject subject = DocumentAsked.subject(request);
    Side from = side(subject, Path.part(request, "from"), snapshot);
    Side to = side(subject, Path.part(request, "to"), snapshot);
    return compared(from, to, query).withHeader("Cache-Control", "no-cache");
  }

  private static Side side(Subject subject, String version, Snapshot snapshot) {
    return Side.of(DocumentAsked.find(subject, DocumentAsked.version(version), snapshot.state()));
  }

  private static Reply compared(Side from, Side to, Query query) {
    Rule rule = Rule.asked(query.text("level"), query.text("content"));
    return Reply.json(Comparing.compare(from, to, rule));
  }
}
