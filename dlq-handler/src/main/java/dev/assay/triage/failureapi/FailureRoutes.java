package dev.assay.triage.failureapi;

import dev.assay.kit.access.Role;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.FailureGroups;
import dev.assay.triage.group.Reading;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code GET /failures} and {@code GET /failures/{fingerprint}}.
 *
 * <p>Speaks for the groups of this instance, which is all of them as long as one instance runs;
 * otherwise, and while groups are being restored, it answers 503 rather than with a part.
 */
public final class FailureRoutes implements RouteSet {
  /** How many groups fit the filters, of which the limit may have kept some back. */
  public static final String TOTAL = "Assay-Total-Count";

  private static final String RETRY_AFTER_SECONDS = "2";
  private static final int MAX_CANDIDATES = 10;

  private final FailureGroups groups;

  /** Routes that answer from these groups. */
  public FailureRoutes(FailureGroups groups) {
    this.groups = groups;
  }

  @Override
  public void mountOn(Routes routes) {
    // Stores are read from disk, which an event loop must not wait for.
    routes.get("/failures", Role.READER, Replying.blocking(this::list));
    // With samples, which are payloads of somebody's events.
    routes.get("/failures/:fingerprint", Role.OPERATOR, Replying.blocking(this::one));
  }

  private Reply list(RoutingContext request) {
    FailureQuery query = FailureQuery.from(new Parameters(request.queryParams()));
    return answered(groups.all(), all -> listed(query, all));
  }

  private static Reply listed(FailureQuery query, List<FailureGroup> all) {
    List<FailureGroup> wanted = query.of(all);
    return Reply.json(wanted.stream().limit(query.limit()).map(FailureBodies::of).toList())
        .withHeader(TOTAL, Integer.toString(wanted.size()));
  }

  private Reply one(RoutingContext request) {
    new Parameters(request.queryParams()).refuseOthers(List.of());
    String asked = Optional.ofNullable(request.pathParam("fingerprint")).orElse("");
    FingerprintPrefix prefix = FingerprintPrefix.parse(asked);
    return answered(
        groups.beginningWith(prefix.text()), candidates -> shown(only(candidates, asked)));
  }

  private static FailureGroup only(List<FailureGroup> candidates, String asked) {
    if (candidates.isEmpty()) {
      throw new ProblemRaised(FailureProblem.unknownGroup(asked));
    }
    if (candidates.size() > 1) {
      List<String> named =
          candidates.stream()
              .map(group -> group.fingerprint().value())
              .sorted()
              .limit(MAX_CANDIDATES)
              .toList();
      throw new ProblemRaised(
          FailureProblem.ambiguous(asked, named, candidates.size() - named.size()));
    }
    return candidates.getFirst();
  }

  private Reply shown(FailureGroup group) {
    return answered(
        groups.samplesOf(group.fingerprint()),
        samples -> Reply.json(FailureBodies.of(group, samples)));
  }

  private static <T> Reply answered(Reading<T> reading, Function<T, Reply> answering) {
    Reply reply =
        switch (reading) {
          case Reading.Complete<T>(T value) -> answering.apply(value);
          case Reading.NotNow<T>(String why) ->
              Reply.problem(FailureProblem.notNow(why))
                  .withHeader("Retry-After", RETRY_AFTER_SECONDS);
        };
    return reply.withHeader("Cache-Control", "no-store");
  }
}
