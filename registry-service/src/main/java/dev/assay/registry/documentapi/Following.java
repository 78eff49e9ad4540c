package dev.assay.registry.documentapi;

import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.json.WireJson;
import dev.assay.kit.http.Reply;
import dev.assay.registry.comparing.Comparing;
import dev.assay.registry.comparing.RuleAsked;
import dev.assay.registry.comparing.Side;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.Query;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether one document may follow another, by the rule in force for it or another. */
record Following(Comparisons comparisons) {

  /** {@code POST /schema/{id}/compat}: the body as the next version of the latest, or a pinned. */
  Reply candidate(RoutingContext request, Snapshot snapshot) {
    Query query = Query.of(request, "version", "level", "content");
    DocumentId id = DocumentAsked.id(request);
    RegistryState state = snapshot.state();
    Optional<SemVer> version = query.text("version").flatMap(DocumentAsked::version);
    PublishedVersion before = DocumentAsked.find(id.subject(), version.or(id::pinned), state);
    JsonNode schema = Writing.schema(Writing.document(request), id.subject());
    Side from = Side.of(before, comparisons, state);
    Side to =
        Side.candidate("candidate", WireJson.MAPPER.writeValueAsBytes(schema), comparisons, state);
    return compared(from, to, rule(query, id.subject(), state))
        .withHeader("Cache-Control", "no-store");
  }

  /** {@code GET /compat/{id}/{from}/{to}}. */
  Reply published(RoutingContext request, Snapshot snapshot) {
    Query query = Query.of(request, "level", "content");
    Subject subject = DocumentAsked.subject(request);
    RegistryState state = snapshot.state();
    Side from = side(subject, Path.part(request, "from"), state);
    Side to = side(subject, Path.part(request, "to"), state);
    return compared(from, to, rule(query, subject, state)).withHeader("Cache-Control", "no-cache");
  }

  private Side side(Subject subject, String version, RegistryState state) {
    return Side.of(
        DocumentAsked.find(subject, DocumentAsked.version(version), state), comparisons, state);
  }

  private static CompatibilityRule rule(Query query, Subject subject, RegistryState state) {
    return RuleAsked.of(
        new CompatibilityScope.OfSubject(subject),
        query.text("level"),
        query.text("content"),
        state);
  }

  private Reply compared(Side from, Side to, CompatibilityRule rule) {
    return Reply.json(Comparing.compare(from, to, rule, comparisons));
  }
}
