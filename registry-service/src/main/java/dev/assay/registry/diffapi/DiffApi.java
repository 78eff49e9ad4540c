package dev.assay.registry.diffapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.comparing.Comparing;
import dev.assay.registry.comparing.Rule;
import dev.assay.registry.comparing.Side;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.NearestNames;
import dev.assay.registry.edge.Query;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code GET /diff?from=&to=} and {@code POST /diff}. */
public final class DiffApi implements RouteSet {
  private static final ProblemType INCOMPLETE =
      new ProblemType("incomplete-diff", "One of the two schemas is missing", 400);
  private static final ProblemType MALFORMED =
      new ProblemType("malformed-reference", "That names no schema", 400);
  private static final ProblemType UNKNOWN =
      new ProblemType("unknown-schema", "No such schema", 404);

  private final Freshness freshness;

  /** Reads from states of this freshness. */
  public DiffApi(Freshness freshness) {
    this.freshness = freshness;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/diff", Role.READER, freshness.thinking(DiffApi::published));
    routes.post("/diff", Role.READER, freshness.thinking(DiffApi::given));
  }

  private static Reply published(RoutingContext request, Snapshot snapshot) {
    Query query = Query.of(request, "from", "to", "level", "content");
    Rule rule = Rule.asked(query.text("level"), query.text("content"));
    Side from = named("from", query.text("from"), snapshot);
    Side to = named("to", query.text("to"), snapshot);
    return Reply.json(Comparing.compare(from, to, rule)).withHeader("Cache-Control", "no-cache");
  }

  private static Reply given(RoutingContext request, Snapshot snapshot) {
    Query.of(request);
    DiffWishBody wish = JsonBody.read(request, DiffWishBody.class);
    Rule rule = Rule.asked(wish.level(), wish.content());
    Side from = side("from", wish.from(), snapshot);
    Side to = side("to", wish.to(), snapshot);
    return Reply.json(Comparing.compare(from, to, rule)).withHeader("Cache-Control", "no-store");
  }

  private static Side side(String member, Optional<JsonNode> given, Snapshot snapshot) {
    JsonNode schema = given.filter(node -> !node.isNull()).orElseThrow(() -> missing(member));
    return schema.isString()
        ? named(member, Optional.of(schema.stringValue()), snapshot)
        : Side.candidate(member, schema.toString().getBytes(UTF_8));
  }

  private static Side named(String member, Optional<String> text, Snapshot snapshot) {
    SchemaReference reference = reference(text.orElseThrow(() -> missing(member)));
    Subject subject = new Subject(reference.track().orElse(Track.V1), reference.name());
    RegistryState state = snapshot.state();
    Optional<PublishedVersion> version =
        reference.version().isPresent()
            ? state.version(subject, reference.version().get())
            : state.latest(subject);
    return Side.of(version.orElseThrow(() -> unknown(reference, subject, state)));
  }

  private static SchemaReference reference(String text) {
    try {
      return SchemaReference.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new ProblemRaised(
          MALFORMED
              .problem(String.valueOf(wrong.getMessage()))
              .withRemedy("write v1/telemetry.FeedbackEvent@1.2.0, for example"));
    }
  }

  private static ProblemRaised missing(String member) {
    return new ProblemRaised(
        INCOMPLETE
            .problem("'%s' is missing".formatted(member))
            .withRemedy("name both, as in ?from=v1/ticks@1.0.0&to=v1/ticks@1.1.0, or post both"));
  }

  private static ProblemRaised unknown(
      SchemaReference reference, Subject subject, RegistryState state) {
    List<String> nearest = NearestNames.subjects(subject.name().value(), state);
    return new ProblemRaised(
        UNKNOWN
            .problem("%s is not published".formatted(reference))
            .withRemedy(
                nearest.isEmpty()
                    ? "look into /index for what is there"
                    : "did you mean a version of %s?".formatted(String.join(" or ", nearest)))
            .with("nearest", nearest));
  }
}
