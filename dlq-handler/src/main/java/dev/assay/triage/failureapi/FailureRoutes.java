package dev.assay.triage.failureapi;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.StateWishBody;
import dev.assay.kit.access.Principal;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.kit.http.Visitor;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.letters.LetterQuery;
import dev.assay.triage.letters.LetterReader;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkWriter;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /failures}: groups, and what people say about them.
 *
 * <p>Speaks for the groups of all instances, or answers 503 rather than with a part.
 */
public final class FailureRoutes implements RouteSet {
  /** How many groups fit the filters, of which the page is a part. */
  public static final String TOTAL = "Assay-Total-Count";

  private static final String RETRY_AFTER_SECONDS = "2";
  private static final int MAX_CANDIDATES = 10;
  private static final int DEFAULT_LETTERS = 500;
  private static final int MAX_LETTERS = 5_000;
  private static final String ANONYMOUS = "anonymous";

  private final FailureGroups groups;
  private final Marking marking;
  private final LetterReader letters;
  private final Clock clock;

  /**
   * Routes that answer from these groups.
   *
   * @param marks where is written what people say
   * @param letters reads dead letters whole
   */
  public FailureRoutes(FailureGroups groups, MarkWriter marks, LetterReader letters, Clock clock) {
    this.groups = groups;
    this.marking = new Marking(groups, marks);
    this.letters = letters;
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    // Stores are read from disk, which an event loop must not wait for.
    routes.get("/failures", Role.READER, Replying.blocking(this::list));
    // With samples, which are payloads of somebody's events.
    routes.get("/failures/:fingerprint", Role.OPERATOR, Replying.blocking(this::one));
    routes.get("/failures/:fingerprint/timeline", Role.READER, Replying.blocking(this::timeline));
    routes.get("/failures/:fingerprint/letters", Role.OPERATOR, Replying.blocking(this::letters));
    routes.put("/failures/:fingerprint/state", Role.OPERATOR, Replying.blocking(this::mark));
  }

  private Reply list(RoutingContext request) {
    FailureQuery query = FailureQuery.from(new Parameters(request.queryParams()));
    return answered(
        groups.beginningWith("", asker(request)).then(all -> complete(listed(query, all))));
  }

  private Reply listed(FailureQuery query, List<KnownGroup> all) {
    Instant now = clock.instant();
    List<KnownGroup> wanted = query.of(all, now);
    return Reply.json(
            wanted.stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(group -> FailureBodies.of(group, now))
                .toList())
        .withHeader(TOTAL, Integer.toString(wanted.size()));
  }

  private Reply one(RoutingContext request) {
    new Parameters(request.queryParams()).refuseOthers(List.of());
    return about(
        request,
        known ->
            groups
                .detailOf(known.group().fingerprint(), asker(request))
                .then(detail ->
                    complete(Reply.json(FailureBodies.of(known, detail, clock.instant())))));
  }

  private Reply timeline(RoutingContext request) {
    Parameters parameters = new Parameters(request.queryParams());
    parameters.refuseOthers(List.of("unit"));
    TimelineUnit unit =
        parameters
            .read("unit", "give minute or hour", TimelineUnit::parse)
            .orElse(TimelineUnit.HOUR);
    return about(
        request,
        known ->
            groups
                .timelineOf(known.group().fingerprint(), asker(request))
                .then(detail -> complete(Reply.json(FailureBodies.timeline(known, detail, unit)))));
  }

  private Reply letters(RoutingContext request) {
    Parameters parameters = new Parameters(request.queryParams());
    parameters.refuseOthers(List.of("since", "until", "after", "limit"));
    Optional<Instant> since = parameters.read("since", Parameters.INSTANT, Parameters::instant);
    Optional<Instant> until = parameters.read("until", Parameters.INSTANT, Parameters::instant);
    Optional<String> after =
        parameters.read("after", "give what an answer had as 'next'", text -> text);
    int limit =
        parameters
            .read(
                "limit",
                "give a number from 1 to " + MAX_LETTERS,
                text -> Parameters.between(text, 1, MAX_LETTERS))
            .orElse(DEFAULT_LETTERS);
    return about(
        request,
        known ->
            complete(
                page(
                    new LetterQuery(
                        known.group().fingerprint(),
                        known.group().reach().deadLetterTopics(),
                        since.orElse(known.group().firstSeen()),
                        until,
                        after,
                        limit))));
  }

  private Reply page(LetterQuery query) {
    try {
      return Reply.json(letters.page(query));
    } catch (IllegalArgumentException wrong) {
      throw new ProblemRaised(
          FailureProblem.badParameter(
              "after", query.after().orElse(""), String.valueOf(wrong.getMessage())));
    }
  }

  private Reply mark(RoutingContext request) {
    new Parameters(request.queryParams()).refuseOthers(List.of());
    StateWishBody wish = JsonBody.read(request, StateWishBody.class);
    Instant now = clock.instant();
    Mark mark = StateWish.mark(wish, principal(request), now);
    return about(
        request,
        known ->
            marking
                .mark(known, mark, asker(request))
                .then(marked -> complete(Reply.json(FailureBodies.of(marked, clock.instant())))));
  }

  /** Who asks: as proven, else as they say. */
  private static String principal(RoutingContext request) {
    Principal proven = Visitor.of(request);
    if (proven.isProved()) {
      return proven.name();
    }
    String said =
        Optional.ofNullable(request.request().getHeader(AssayHttpHeaders.ACTOR)).orElse("");
    return said.isBlank() ? ANONYMOUS : said;
  }

  private Reply about(RoutingContext request, Function<KnownGroup, Reading<Reply>> answering) {
    String asked = Optional.ofNullable(request.pathParam("fingerprint")).orElse("");
    FingerprintPrefix prefix = FingerprintPrefix.parse(asked);
    return answered(
        groups
            .beginningWith(prefix.text(), asker(request))
            .then(candidates -> answering.apply(only(candidates, asked))));
  }

  private static KnownGroup only(List<KnownGroup> candidates, String asked) {
    if (candidates.isEmpty()) {
      throw new ProblemRaised(FailureProblem.unknownGroup(asked));
    }
    if (candidates.size() > 1) {
      List<String> named =
          candidates.stream()
              .map(known -> known.group().fingerprint().value())
              .sorted()
              .limit(MAX_CANDIDATES)
              .toList();
      throw new ProblemRaised(
          FailureProblem.ambiguous(asked, named, candidates.size() - named.size()));
    }
    return candidates.getFirst();
  }

  private static Asker asker(RoutingContext request) {
    return new Asker(Optional.ofNullable(request.request().getHeader("Authorization")));
  }

  private static Reading<Reply> complete(Reply reply) {
    return new Reading.Complete<>(reply);
  }

  private static Reply answered(Reading<Reply> reading) {
    Reply reply =
        switch (reading) {
          case Reading.Complete<Reply>(Reply complete) -> complete;
          case Reading.NotNow<Reply>(String why) ->
              Reply.problem(FailureProblem.notNow(why))
                  .withHeader("Retry-After", RETRY_AFTER_SECONDS);
        };
    return reply.withHeader("Cache-Control", "no-store");
  }
}
