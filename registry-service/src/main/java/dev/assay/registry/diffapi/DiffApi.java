package dev.assay.registry.diffapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.comparing.Comparing;
import dev.assay.registry.comparing.RuleAsked;
import dev.assay.registry.comparing.Side;
import dev.assay.registry.decision.Comparisons;
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
  private final Comparisons comparisons;

  /** Reads from states of this freshness. */
  public DiffApi(Freshness freshness, Comparisons comparisons) {
    this.freshness = freshness;
    this.comparisons = comparisons;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/diff", Role.READER, freshness.thinking(this::published));
    routes.post("/diff", Role.READER, freshness.thinking(this::given));
  }

  private Reply published(RoutingContext request, Snapshot snapshot) {
    Query query = Query.of(request, "from", "to", "level", "content");
    Side from = named("from", query.text("from"), snapshot);
    Side to = named("to", query.text("to"), snapshot);
    CompatibilityRule rule =
        RuleAsked.of(scope(from, to), query.text("level"), query.text("content"), snapshot.state());
    return compared(from, to, rule).withHeader("Cache-Control", "no-cache");
  }

  private Reply given(RoutingContext request, Snapshot snapshot) {
    Query.of(request);
    DiffWishBody wish = JsonBody.read(request, DiffWishBody.class);
    Side from = side("from", wish.from(), snapshot);
    Side to = side("to", wish.to(), snapshot);
    CompatibilityRule rule =
        RuleAsked.of(scope(from, to), wish.level(), wish.content(), snapshot.state());
    return compared(from, to, rule).withHeader("Cache-Control", "no-store");
  }

  private Reply compared(Side from, Side to, CompatibilityRule rule) {
    return Reply.json(Comparing.compare(from, to, rule, comparisons));
  }

  /**
   * Whoever follows owes what its own subject asks; a bare document, what its forerunner's does.
   */
  private static CompatibilityScope scope(Side from, Side to) {
    return to.ref()
        .or(from::ref)
        .<CompatibilityScope>map(ref -> new CompatibilityScope.OfSubject(ref.subject()))
        .orElse(CompatibilityScope.EVERYTHING);
  }

  private Side side(String member, Optional<JsonNode> given, Snapshot snapshot) {
    JsonNode schema = given.filter(node -> !node.isNull()).orElseThrow(() -> missing(member));
    return schema.isString()
        ? named(member, Optional.of(schema.stringValue()), snapshot)
        : Side.candidate(member, schema.toString().getBytes(UTF_8), comparisons, snapshot.state());
  }

  private Side named(String member, Optional<String> text, Snapshot snapshot) {
    SchemaReference reference = reference(text.orElseThrow(() -> missing(member)));
    Subject subject = new Subject(reference.track().orElse(Track.V1), reference.name());
    RegistryState state = snapshot.state();
    Optional<PublishedVersion> version =
        reference.version().isPresent()
            ? state.version(subject, reference.version().get())
            : state.latest(subject);
    return Side.of(
        version.orElseThrow(() -> unknown(reference, subject, state)), comparisons, state);
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
