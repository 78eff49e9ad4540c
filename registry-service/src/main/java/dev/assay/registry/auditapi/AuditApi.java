package dev.assay.registry.auditapi;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.rest.AuditBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.audit.AuditPage;
import dev.assay.registry.audit.AuditQuestion;
import dev.assay.registry.audit.AuditTrail;
import dev.assay.registry.edge.Query;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /audit}. */
public final class AuditApi implements RouteSet {
  private static final Logger LOG = LoggerFactory.getLogger(AuditApi.class);
  private static final ProblemType UNAVAILABLE =
      new ProblemType("audit-unavailable", "The audit can't be read now", 503);
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1_000;
  private static final List<String> OUTCOMES =
      Arrays.stream(AuditRecord.Outcome.values()).map(AuditApi::word).toList();

  private final AuditTrail trail;

  /** Answers from this audit. */
  public AuditApi(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/audit", Role.OPERATOR, Replying.blocking(this::reply));
  }

  private Reply reply(RoutingContext request) {
    AuditQuestion question = question(request);
    try {
      return trail
          .ask(question)
          .map(page -> Reply.json(body(page)).withHeader("Cache-Control", "no-store"))
          .orElseGet(() -> unavailable("too many are reading the audit"));
    } catch (RuntimeException trouble) {
      LOG.atWarn().setCause(trouble).log("the audit can't be read");
      return unavailable("Kafka doesn't answer in time");
    }
  }

  private static AuditQuestion question(RoutingContext request) {
    Query query =
        Query.of(
            request, "actor", "subject", "action", "outcome", "since", "until", "before", "limit");
    return new AuditQuestion(
        query.text("actor"),
        query.text("subject"),
        query.text("action"),
        query.word("outcome", OUTCOMES),
        query.time("since"),
        query.time("until"),
        query.number("before"),
        query.number("limit", DEFAULT_LIMIT, 1, MOST));
  }

  private static Reply unavailable(String reason) {
    return Reply.problem(UNAVAILABLE.problem(reason).withRemedy("ask again after Retry-After"))
        .withHeader("Retry-After", "2");
  }

  private static AuditBody body(AuditPage page) {
    return new AuditBody(
        page.entries().stream().map(AuditApi::body).toList(),
        page.before().isPresent() ? Optional.of(page.before().getAsLong()) : Optional.empty());
  }

  private static AuditBody.Entry body(AuditPage.Entry entry) {
    return entry
        .record()
        .map(record ->
            new AuditBody.Entry(
                entry.offset(),
                record.at().toString(),
                record.actor(),
                record.action(),
                record.target(),
                word(record.outcome()),
                record.detail()))
        .orElseGet(() -> new AuditBody.Entry(entry.offset(), "", "", "", "", "unreadable", ""));
  }

  private static String word(AuditRecord.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
