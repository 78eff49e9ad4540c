package dev.assay.triage.redriveapi;

import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.rest.RedriveActionBody;
import dev.assay.contracts.rest.RedriveWishBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.moving.RedriveView;
import dev.assay.triage.moving.Redrives;
import dev.assay.triage.moving.Wished;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The routes below {@code /redrives}; every instance answers for all of them. */
public final class RedriveRoutes implements RouteSet {
  private static final String ONE = "/redrives/:id";

  private final Redrives redrives;
  private final WishReading wishes;
  private final InstantSource clock;

  /**
   * Routes about these redrives.
   *
   * @param groups tell whole fingerprints from their beginnings
   * @param deadLetterTopics what may be redriven
   */
  public RedriveRoutes(
      Redrives redrives, FailureGroups groups, List<String> deadLetterTopics, InstantSource clock) {
    this.redrives = redrives;
    this.wishes = new WishReading(deadLetterTopics, new GroupLookup(groups)::whole);
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/redrives", Role.READER, Replying.blocking(_ -> all()));
    routes.post("/redrives", Role.OPERATOR, Replying.blocking(this::begin));
    routes.get(ONE, Role.OPERATOR, Replying.blocking(this::one));
    routes.post(ONE + "/pause", Role.OPERATOR, Replying.blocking(this::pause));
    routes.post(ONE + "/resume", Role.OPERATOR, Replying.blocking(this::resume));
    routes.post(ONE + "/cancel", Role.OPERATOR, Replying.blocking(this::cancel));
  }

  private Reply all() {
    return fresh(Reply.json(redrives.all().stream().map(RedriveBodies::withoutSamples).toList()));
  }

  private Reply one(RoutingContext request) {
    String id = id(request);
    return fresh(
        redrives
            .find(id)
            .map(view -> Reply.json(RedriveBodies.of(view)))
            .orElseGet(() -> Reply.problem(RedriveProblem.unknown(id))));
  }

  private Reply begin(RoutingContext request) {
    RedriveWishBody body = JsonBody.read(request, RedriveWishBody.class);
    String why = Asking.bounded("reason", body.reason().orElse(""), Asking.MAX_REASON);
    RedriveRecord.Asked asked =
        new RedriveRecord.Asked(
            Asking.actor(request), why, clock.millis(), !body.dryRun().orElse(false));
    return answered(redrives.begin(wishes.read(body), asked), 202);
  }

  private Reply pause(RoutingContext request) {
    return answered(redrives.pause(id(request), Asking.actor(request)), 200);
  }

  private Reply cancel(RoutingContext request) {
    return answered(redrives.cancel(id(request), Asking.actor(request)), 200);
  }

  private Reply resume(RoutingContext request) {
    boolean isEmpty =
        Optional.ofNullable(request.body()).map(body -> body.length() <= 0).orElse(true);
    boolean force =
        !isEmpty && JsonBody.read(request, RedriveActionBody.class).force().orElse(false);
    return answered(redrives.resume(id(request), Asking.actor(request), force), 200);
  }

  private static Reply answered(Wished wished, int status) {
    return fresh(
        switch (wished) {
          case Wished.Done(RedriveView view) ->
              Reply.json(status, RedriveBodies.of(view))
                  .withHeader("Location", "/redrives/" + view.redrive().id());
          case Wished.Unknown(String id) -> Reply.problem(RedriveProblem.unknown(id));
          case Wished.Refused(String why, String remedy, boolean needsForce) ->
              Reply.problem(RedriveProblem.refused(why, remedy, needsForce));
          case Wished.NotNow(String why) ->
              Reply.problem(RedriveProblem.notNow(why))
                  .withHeader("Retry-After", RedriveProblem.RETRY_AFTER_SECONDS);
        });
  }

  private static Reply fresh(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store");
  }

  private static String id(RoutingContext request) {
    return Optional.ofNullable(request.pathParam("id")).orElse("");
  }
}
