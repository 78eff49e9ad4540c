package dev.assay.registry.releaseapi;

import dev.assay.contracts.facts.Fact.ReleasePublished;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.rest.ReleaseWishBody;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Command.PublishRelease;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.PublishWishes;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.Snapshot;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The routes below {@code /releases}. */
public final class ReleaseApi implements RouteSet {
  private static final ProblemType BAD_RELEASE =
      new ProblemType("bad-release", "That is no release", 400);
  private static final ProblemType UNKNOWN =
      new ProblemType("unknown-release", "No such release", 404);
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
  private static final int MAX_NOTE = 1_000;
  private static final int MAX_LISTED = 100;

  /** How many schemas may come out together: they are one Kafka transaction. */
  static final int MAX_SCHEMAS = 1_000;

  private final Freshness freshness;
  private final Releasing releasing;
  private final InstantSource clock;

  /** Reads from states of this freshness, writes there, dates by this clock. */
  public ReleaseApi(Freshness freshness, Writes writes, InstantSource clock) {
    this.freshness = freshness;
    this.releasing = new Releasing(writes, freshness.feed());
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/releases", Role.READER, freshness.answering(ReleaseApi::latest));
    routes.get("/releases/:number", Role.READER, freshness.answering(ReleaseApi::one));
    routes.post("/releases", Role.PUBLISHER, Replying.blocking(this::publish));
  }

  private static Reply latest(RoutingContext request, Snapshot snapshot) {
    return Reply.json(
            snapshot.state().releases().stream().limit(MAX_LISTED).map(Releasing::body).toList())
        .withHeader("Cache-Control", "no-cache");
  }

  private static Reply one(RoutingContext request, Snapshot snapshot) {
    String asked = Path.part(request, "number");
    Optional<ReleasePublished> release =
        Optional.of(asked)
            .filter(NUMBER.asMatchPredicate())
            .flatMap(number -> snapshot.state().release(Integer.parseInt(number)));
    return Reply.json(
        release
            .map(Releasing::body)
            .orElseThrow(() ->
                new ProblemRaised(
                    UNKNOWN
                        .problem("there is no release '%s'".formatted(asked))
                        .withRemedy("look into /releases for those there are"))));
  }

  private Reply publish(RoutingContext request) {
    boolean dryRun = Asked.whether(request, "dry_run");
    ReleaseWishBody body = JsonBody.read(request, ReleaseWishBody.class);
    return releasing.publish(
        wish(body.schemas().orElse(List.of()), body.note(), Caller.of(request, clock)), dryRun);
  }

  /**
   * The command for these uploads.
   *
   * @throws ProblemRaised with 400 if there are none or too many, or one lacks something
   */
  static PublishRelease wish(
      List<UploadBody> schemas, Optional<String> note, Provenance provenance) {
    if (schemas.isEmpty() || schemas.size() > MAX_SCHEMAS) {
      throw new ProblemRaised(
          BAD_RELEASE
              .problem("the release has %d schemas".formatted(schemas.size()))
              .withRemedy(
                  "send {\"note\": …, \"schemas\": [{\"name\": …, \"content\": …}]} with 1 to %d"
                      .formatted(MAX_SCHEMAS)));
    }
    return new PublishRelease(
        schemas.stream().map(schema -> PublishWishes.of(schema, provenance)).toList(),
        WriteProblems.bounded("note", note.orElse(""), MAX_NOTE),
        provenance);
  }
}
