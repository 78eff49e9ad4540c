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
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/** Answers from a state that is as fresh as the client asks for, and says how fresh it is. */
public final class Freshness implements RouteSet {
  private static final ProblemType BAD_OFFSET =
      new ProblemType("bad-min-offset", "The offset asked for is none", 400);
  private static final ProblemType STALE =
      new ProblemType("not-fresh-enough", "This replica has not read that far", 503);
  private static final CharSequence OFFSET = HttpHeaders.createOptimized(AssayHttpHeaders.OFFSET);

  private final StateFeed feed;
  private final Duration atMost;
  private volatile ReadyAnswers ready;

  /** Answers from this feed; waits so long for a state that is fresh enough. */
  public Freshness(StateFeed feed, Duration atMost) {
    this.feed = feed;
    this.atMost = atMost;
    this.ready = ReadyAnswers.of(feed.current());
  }

  /** Where states come from. */
  public StateFeed feed() {
    return feed;
  }

  /** Says on every answer, also on failures, how far up the log this replica stands. */
  @Override
  public void mountOn(Routes routes) {
    routes.before(request -> request.response().putHeader(OFFSET, ready().offset()));
  }

  /** Two threads may begin anew for the same state at once; either result is as good. */
  @SuppressWarnings("ReferenceEquality") // a snapshot that is still the same object says the same
  private ReadyAnswers ready() {
    ReadyAnswers known = ready;
    Snapshot now = feed.current();
    if (known.snapshot() != now) {
      known = ReadyAnswers.of(now);
      ready = known;
    }
    return known;
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

  /**
   * The same for answers that stand as long as the state does: given once, they are kept ready by
   * address until the state changes. They may depend on the address alone.
   */
  public Handler<RoutingContext> standing(BiFunction<RoutingContext, Snapshot, Standing> answer) {
    Handler<RoutingContext> notReady =
        answering((request, snapshot) -> keepReady(answer, request, snapshot).to(request));
    return request -> {
      boolean anyState = !request.request().headers().contains(AssayHttpHeaders.MIN_OFFSET);
      Optional<Standing> known =
          anyState ? ready().at(String.valueOf(request.request().uri())) : Optional.empty();
      if (known.isPresent()) {
        known.get().to(request).writeTo(request.response());
      } else {
        notReady.handle(request);
      }
    };
  }

  @SuppressWarnings("ReferenceEquality") // as above
  private Standing keepReady(
      BiFunction<RoutingContext, Snapshot, Standing> answer,
      RoutingContext request,
      Snapshot snapshot) {
    Standing standing = answer.apply(request, snapshot).asOf(snapshot);
    ReadyAnswers page = ready();
    if (page.snapshot() == snapshot) {
      page.keep(String.valueOf(request.request().uri()), standing);
    }
    return standing;
  }

  /** The same on a thread that may block, for answers that take their time. */
  public Handler<RoutingContext> thinking(BiFunction<RoutingContext, Snapshot, Reply> answer) {
    return Replying.blocking(request -> answered(answer, request, awaited(request)));
  }

  /** Blocks until there is a snapshot as fresh as the request asks for. */
  public Snapshot awaited(RoutingContext request) {
    Optional<LogPosition> wanted = wanted(request);
    try {
      return wanted
          .map(position -> feed.awaitAtLeast(position, atMost).toCompletableFuture().join())
          .orElseGet(feed::current);
    } catch (CompletionException tooLate) {
      throw stale(request);
    }
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
