package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.DriftBody;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.decision.Command.Drift;
import dev.assay.registry.decision.Command.ReportDrift;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Named;
import dev.assay.registry.edge.PublishWishes;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.StateFeed;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes reports of events that differ from their schema: {@code POST /admin/telemetry}. */
final class DriftReports {
  private static final String REPORTED = "assay_drift_reports";
  private static final Pattern KIND = Pattern.compile("[a-z0-9]+([-_][a-z0-9]+)*");
  private static final int MAX_KIND = 64;
  private static final int MAX_POINTER = 500;
  private static final int MAX_DETAIL = 1_000;

  private final Writes writes;
  private final StateFeed feed;
  private final InstantSource clock;
  private final MeterRegistry meters;

  DriftReports(Writes writes, StateFeed feed, InstantSource clock, MeterRegistry meters) {
    this.writes = writes;
    this.feed = feed;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * 202: it is told to whoever follows. Who tells it as an event, as {@code core-registry-client}
   * does, takes nothing but 200 for done.
   */
  Reply report(RoutingContext request) {
    DriftBody body = JsonBody.read(request, DriftBody.class);
    Drift drift = drift(body.report());
    int done = body.isEvent() ? 200 : 202;
    ReportDrift command = new ReportDrift(drift, Caller.of(request, clock));
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var _, var position) -> {
        meters
            .counter(REPORTED, "schema", label(drift.subject()))
            .increment((double) drift.count());
        yield accepted(done, position.toString());
      }
      case Outcome.StoodAlready(var _, var position) -> accepted(done, position.toString());
      case Outcome.Declined(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private static Reply accepted(int status, String position) {
    return Reply.json(status, Map.of("status", "accepted"))
        .withHeader(AssayHttpHeaders.OFFSET, position);
  }

  /** Anybody may name anything; only what is published may become a label. */
  private String label(Subject subject) {
    return feed.current().state().subjects().contains(subject) ? subject.toString() : "unknown";
  }

  private static Drift drift(DriftBody body) {
    String name = body.name().orElseThrow(() -> PublishWishes.missing("name"));
    String kind = body.kind().orElse("drift");
    long count = body.count().orElse(1L);
    if (kind.length() > MAX_KIND || !KIND.matcher(kind).matches()) {
      throw Asked.bad(
          "kind '%s' is none".formatted(kind.substring(0, Math.min(kind.length(), MAX_KIND))),
          "send words of small letters and digits joined by '-', such as unknown-field");
    }
    if (count < 1) {
      throw Asked.bad("count %d is less than 1".formatted(count), "send how many events it was");
    }
    try {
      return new Drift(
          Subject.of(body.track().orElse("v1"), name),
          body.coreVersion().map(SemVer::parse),
          kind,
          body.pointer().map(text -> WriteProblems.bounded("pointer", text, MAX_POINTER)),
          WriteProblems.bounded("detail", body.detail().orElse(""), MAX_DETAIL),
          count);
    } catch (IllegalArgumentException malformed) {
      throw Named.malformed(malformed);
    }
  }
}
