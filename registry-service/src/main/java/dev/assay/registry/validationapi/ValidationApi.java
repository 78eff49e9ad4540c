package dev.assay.registry.validationapi;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.Bodies;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.NearestNames;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.Query;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.validation.ValidationLimits;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code POST /validate/{track}/{name}}. */
public final class ValidationApi implements RouteSet {
  private static final ProblemType MALFORMED =
      new ProblemType("malformed-reference", "That names no schema", 400);
  private static final ProblemType UNKNOWN =
      new ProblemType("unknown-schema", "No such schema", 404);
  private static final ValidationLimits LIMITS = ValidationLimits.defaults();
  private static final String INVALID = "invalid";

  private final Freshness freshness;
  private final CompiledSchemas compiled;

  /** Judges by states of this freshness. */
  public ValidationApi(Freshness freshness, Comparisons comparisons) {
    this.freshness = freshness;
    this.compiled = new CompiledSchemas(comparisons, LIMITS);
  }

  @Override
  public void mountOn(Routes routes) {
    Handler<RoutingContext> one = freshness.thinking(this::judgeOne);
    Handler<RoutingContext> either =
        request -> {
          if (Bodies.isStream(request)) {
            judgeStream(request);
          } else {
            one.handle(request);
          }
        };
    routes.post("/validate/:track/:name", Role.READER, either);
  }

  private Reply judgeOne(RoutingContext request, Snapshot snapshot) {
    PublishedVersion version = version(request, Query.of(request, "version"), snapshot.state());
    byte[] event = JsonBody.claimedBytesOf(request);
    Judging judging =
        new Judging(compiled.of(version, snapshot.state()), version.ref().toString(), false);
    return Reply.json(judging.one(event))
        .withHeader(AssayHttpHeaders.SCHEMA_ID, version.id().toString())
        .withHeader("Cache-Control", "no-store");
  }

  /** Finds and compiles off the event loop, while the stream waits. */
  private void judgeStream(RoutingContext request) {
    Context loop = request.vertx().getOrCreateContext();
    JudgementStream stream = new JudgementStream(request, LIMITS.maxBytes());
    stream.listen();
    var _ =
        Thread.ofVirtual()
            .name("judge-stream")
            .start(() -> {
              try {
                Judging judging = judging(request, freshness.awaited(request).state());
                loop.runOnContext(_ -> stream.begin(judging));
              } catch (RuntimeException refused) {
                loop.runOnContext(_ -> stream.refuse(refused));
              }
            });
  }

  private Judging judging(RoutingContext request, RegistryState state) {
    Query query = Query.of(request, "version", "only");
    boolean invalidOnly = query.word("only", List.of(INVALID)).isPresent();
    PublishedVersion version = version(request, query, state);
    return new Judging(compiled.of(version, state), version.ref().toString(), invalidOnly);
  }

  private static PublishedVersion version(
      RoutingContext request, Query query, RegistryState state) {
    try {
      Subject subject = Subject.of(Path.part(request, "track"), Path.part(request, "name"));
      Optional<SemVer> version = query.text("version").map(SemVer::parse);
      return version
          .map(number -> state.version(subject, number))
          .orElseGet(() -> state.latest(subject))
          .orElseThrow(() -> unknown(subject, version, state));
    } catch (IllegalArgumentException wrong) {
      throw new ProblemRaised(
          MALFORMED
              .problem(String.valueOf(wrong.getMessage()))
              .withRemedy("post to /validate/v1/telemetry.FeedbackEvent?version=1.2.0"));
    }
  }

  private static ProblemRaised unknown(
      Subject subject, Optional<SemVer> version, RegistryState state) {
    List<String> nearest = NearestNames.subjects(subject.name().value(), state);
    return new ProblemRaised(
        UNKNOWN
            .problem(
                "%s%s is not published"
                    .formatted(subject, version.map(number -> "@" + number).orElse("")))
            .withRemedy(
                nearest.isEmpty()
                    ? "look into /index for what is there"
                    : "did you mean a version of %s?".formatted(String.join(" or ", nearest)))
            .with("nearest", nearest));
  }
}
