package dev.assay.registry.bindingapi;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.BindingBody;
import dev.assay.contracts.rest.BindingRemovedBody;
import dev.assay.contracts.rest.BindingWishBody;
import dev.assay.contracts.rest.BindingsBody;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Command.SetBinding;
import dev.assay.registry.decision.Refusal;
import dev.assay.registry.decision.Reply.BindingStands;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.Snapshot;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes below {@code /bindings}. */
public final class BindingApi implements RouteSet {
  private static final String ROUTE = "/bindings/:name";
  private static final ProblemType BAD_BINDING =
      new ProblemType("bad-binding", "That is no binding", 400);
  private static final ProblemType BAD_REVISION =
      new ProblemType("bad-revision", "That is no revision", 400);
  private static final Pattern REVISION = Pattern.compile("\"?(\\d{1,18})\"?");
  private static final int MAX_REASON = 1_000;

  private final Freshness freshness;
  private final Writes writes;
  private final TopicNames topics;
  private final InstantSource clock;

  /**
   * Reads from states of this freshness, writes there, dates by this clock.
   *
   * @param topics the registry's own, which no binding may touch
   */
  public BindingApi(Freshness freshness, Writes writes, TopicNames topics, InstantSource clock) {
    this.freshness = freshness;
    this.writes = writes;
    this.topics = topics;
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/bindings", Role.READER, freshness.answering(BindingApi::all));
    routes.get(ROUTE, Role.READER, freshness.answering(BindingApi::one));
    routes.put(ROUTE, Role.OPERATOR, Replying.blocking(request -> write(wish(request))));
    routes.delete(ROUTE, Role.OPERATOR, Replying.blocking(request -> write(removal(request))));
  }

  private static Reply all(RoutingContext request, Snapshot snapshot) {
    return Reply.json(
            new BindingsBody(
                snapshot.state().bindings().stream()
                    .flatMap(decision ->
                        decision.rule().stream().map(rule -> BindingBody.of(rule, decision)))
                    .toList()))
        .withHeader("Cache-Control", "no-cache");
  }

  private static Reply one(RoutingContext request, Snapshot snapshot) {
    String name = name(request);
    return snapshot
        .state()
        .binding(name)
        .filter(decision -> decision.rule().isPresent())
        .map(decision -> body(decision).withHeader("Cache-Control", "no-cache"))
        .orElseGet(() -> Reply.problem(RefusalProblems.of(new Refusal.NoSuchBinding(name))));
  }

  private Reply write(SetBinding command) {
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var reply, LogPosition position) -> stands(reply, position);
      case Outcome.StoodAlready(var reply, LogPosition position) -> stands(reply, position);
      case Outcome.Declined(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private static Reply stands(dev.assay.registry.decision.Reply reply, LogPosition position) {
    return body(WriteProblems.as(BindingStands.class, reply).decision())
        .withHeader(AssayHttpHeaders.OFFSET, position.toString());
  }

  private static Reply body(BindingDecision decision) {
    return decision
        .rule()
        .map(rule -> Reply.json(BindingBody.of(rule, decision)))
        .orElseGet(() -> Reply.json(BindingRemovedBody.of(decision)))
        .withHeader("ETag", "\"%d\"".formatted(decision.revision()));
  }

  private SetBinding wish(RoutingContext request) {
    BindingWishBody body = JsonBody.read(request, BindingWishBody.class);
    try {
      return new SetBinding(
          name(request),
          Optional.of(body.toRule()),
          WriteProblems.bounded("reason", body.reason().orElse(""), MAX_REASON),
          revision(request),
          topics,
          Caller.of(request, clock));
    } catch (IllegalArgumentException wrong) {
      throw badBinding(wrong);
    }
  }

  private SetBinding removal(RoutingContext request) {
    return new SetBinding(
        name(request),
        Optional.empty(),
        Asked.reason(request),
        revision(request),
        topics,
        Caller.of(request, clock));
  }

  private static Optional<Long> revision(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader("If-Match"))
        .filter(text -> !text.equals("*"))
        .map(text -> {
          Matcher matcher = REVISION.matcher(text);
          if (!matcher.matches()) {
            throw new ProblemRaised(
                BAD_REVISION
                    .problem("If-Match '%s' is no revision".formatted(text))
                    .withRemedy(
                        "hand back the ETag of GET /bindings/{name} as you got it, or \"0\" for a new binding"));
          }
          return Long.valueOf(matcher.group(1));
        });
  }

  private static String name(RoutingContext request) {
    try {
      return BindingDecision.requireName(Path.part(request, "name"));
    } catch (IllegalArgumentException wrong) {
      throw badBinding(wrong);
    }
  }

  private static ProblemRaised badBinding(IllegalArgumentException reason) {
    return new ProblemRaised(
        BAD_BINDING
            .problem(String.valueOf(reason.getMessage()))
            .withRemedy(
                "send {\"source\": \"orders\", \"schema\": \"shop.Order\"} to /bindings/orders, for example"));
  }
}
