package dev.assay.registry.edge;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.state.StateFeed;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Answers from a state that is as fresh as the client asks for, and says how fresh it is.
 *
 * @param feed where states come from
 * @param atMost how long to wait for one that is fresh enough
 */
public record Freshness(StateFeed feed, Duration atMost) implements RouteSet {
  private static final ProblemType BAD_OFFSET =
      new ProblemType("bad-min-offset", "The offset asked for is none", 400);
  private static final ProblemType STALE =
      new ProblemType("not-fresh-enough", "This replica has not read that far", 503);

  /** Says on every answer, also on failures, how far up the log this replica stands. */
  @Override
  public void mountOn(Routes routes) {
    routes.before(request -> {
      var _ =
          request.addHeadersEndHandler(_ -> {
            if (!request.response().headers().contains(AssayHttpHeaders.OFFSET)) {
              request
                  .response()
                  .putHeader(AssayHttpHeaders.OFFSET, feed.current().position().toString());
            }
          });
    });
  }

  /** A handler that answers from a snapshot at least as fresh as the request asks for. */
  public Handler<RoutingContext> answering(BiFunction<RoutingContext, Snapshot, Reply> answer) {
    Handler<RoutingContext> atOnce =
        Replying.now(request -> answered(answer, request, feed.current()));
    Handler<RoutingContext> onceFresh =
        Replying.later(request ->
            feed.awaitAtLeast(wanted(request).orElseThrow(), atMost)
                .exceptionally(tooLate -> {
                  throw stale(request);
                })
                .thenApply(snapshot -> answered(answer, request, snapshot)));
    return request -> {
      boolean fresh = wanted(request).stream().allMatch(feed.current().position()::isAtLeast);
      (fresh ? atOnce : onceFresh).handle(request);
    };
  }

  private static Reply answered(
      BiFunction<RoutingContext, Snapshot, Reply> answer,
      RoutingContext request,
      Snapshot snapshot) {
    return answer
        .apply(request, snapshot)
        .withHeader(AssayHttpHeaders.OFFSET, snapshot.position().toString());
  }

  private static Optional<LogPosition> wanted(RoutingContext request) {
    try {
      return Optional.ofNullable(request.request().getHeader(AssayHttpHeaders.MIN_OFFSET))
          .map(LogPosition::parse);
    } catch (IllegalArgumentException notOurs) {
      throw new ProblemRaised(
          BAD_OFFSET
              .problem(String.valueOf(notOurs.getMessage()))
              .withRemedy("send the Assay-Offset of an earlier answer, or nothing"));
    }
  }

  private ProblemRaised stale(RoutingContext request) {
    return new ProblemRaised(
        STALE
            .problem(
                "asked for %s, stands at %s after %d ms"
                    .formatted(
                        request.request().getHeader(AssayHttpHeaders.MIN_OFFSET),
                        feed.current().position(),
                        atMost.toMillis()))
            .withRemedy("ask again, or ask another replica"));
  }
}
