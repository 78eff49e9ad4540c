package dev.assay.registry.mirrorapi;

import dev.assay.contracts.rest.MirrorBody;
import dev.assay.contracts.rest.MirrorReportBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.mirror.Mirror;
import dev.assay.registry.mirror.MirrorReport;
import dev.assay.registry.mirror.MirrorStatus;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** {@code GET /mirror}, {@code POST /mirror/verify}, {@code POST /mirror/rebuild}. */
public final class MirrorRoutes implements RouteSet {
  private static final ProblemType OFF =
      new ProblemType("mirror-off", "The etcd mirror is off", 409);
  private static final ProblemType FAILED =
      new ProblemType("mirror-failed", "The etcd mirror could not do that", 503);

  private final Optional<Mirror> mirror;

  /** Routes of a registry with or without a mirror. */
  public MirrorRoutes(Optional<Mirror> mirror) {
    this.mirror = mirror;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/mirror", Role.READER, Replying.now(request -> Reply.json(status())));
    routes.post(
        "/mirror/verify",
        Role.OPERATOR,
        Replying.later(
            request -> ask(on -> on.verify().thenApply(report -> Reply.json(body(report))))));
    routes.post(
        "/mirror/rebuild",
        Role.OPERATOR,
        Replying.later(
            request -> ask(on -> on.rebuild().thenApply(position -> Reply.json(status())))));
  }

  private CompletionStage<Reply> ask(Function<Mirror, CompletionStage<Reply>> question) {
    return mirror
        .map(on -> question.apply(on).exceptionally(MirrorRoutes::failed))
        .orElseGet(() -> CompletableFuture.completedStage(off()));
  }

  private static Reply off() {
    return Reply.problem(
        OFF.problem("This registry mirrors nothing")
            .withRemedy("set mirror.etcd.endpoints, such as http://127.0.0.1:2379"));
  }

  private static Reply failed(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return Reply.problem(
            FAILED
                .problem(String.valueOf(cause.getMessage()))
                .withRemedy("see GET /mirror; try again once etcd and Kafka answer"))
        .withHeader("Retry-After", "5");
  }

  private MirrorBody status() {
    return mirror
        .map(on -> body(on.status()))
        .orElseGet(() -> new MirrorBody("off", Optional.empty(), Optional.empty()));
  }

  private static MirrorBody body(MirrorStatus status) {
    return switch (status) {
      case MirrorStatus.Starting() ->
          new MirrorBody("starting", Optional.empty(), Optional.empty());
      case MirrorStatus.Following(var position) ->
          new MirrorBody("following", Optional.of(position.toString()), Optional.empty());
      case MirrorStatus.Waiting(String reason) ->
          new MirrorBody("waiting", Optional.empty(), Optional.of(reason));
      case MirrorStatus.Halted(String reason) ->
          new MirrorBody("halted", Optional.empty(), Optional.of(reason));
    };
  }

  private static MirrorReportBody body(MirrorReport report) {
    return new MirrorReportBody(
        report.equal(),
        report.checkpoint().toString(),
        report.compared().toString(),
        report.missing(),
        report.differing(),
        report.stray());
  }
}
