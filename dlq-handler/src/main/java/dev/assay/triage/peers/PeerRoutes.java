package dev.assay.triage.peers;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.triage.ask.OwnGroups;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.form.FormCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What other instances ask: the groups of this one, in their stored form. */
public final class PeerRoutes implements RouteSet {
  static final String PATH = "/peers/failures";
  static final String TIMELINE = "/timeline";

  private static final ProblemType NOT_NOW =
      new ProblemType("part-not-readable", "The groups of this instance can't be read now", 503);
  private static final ProblemType BAD_FINGERPRINT =
      new ProblemType("bad-parameter", "A parameter can't be understood", 400);

  private final OwnGroups groups;

  /** Routes that answer from the groups of this instance. */
  public PeerRoutes(OwnGroups groups) {
    this.groups = groups;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get(PATH, Role.READER, Replying.blocking(this::list));
    routes.get(PATH + "/:fingerprint", Role.OPERATOR, Replying.blocking(this::detail));
    routes.get(PATH + "/:fingerprint" + TIMELINE, Role.READER, Replying.blocking(this::timeline));
  }

  private Reply list(RoutingContext request) {
    String prefix = Optional.ofNullable(request.queryParams().get("prefix")).orElse("");
    return answered(groups.beginningWith(prefix), FormCodec.PART);
  }

  private Reply detail(RoutingContext request) {
    return answered(groups.detailOf(fingerprint(request)), FormCodec.DETAIL);
  }

  private Reply timeline(RoutingContext request) {
    return answered(
        groups
            .detailOf(fingerprint(request))
            .then(detail -> new Reading.Complete<>(detail.withoutSamples())),
        FormCodec.DETAIL);
  }

  private static FailureFingerprint fingerprint(RoutingContext request) {
    String asked = Optional.ofNullable(request.pathParam("fingerprint")).orElse("");
    try {
      return new FailureFingerprint(asked);
    } catch (IllegalArgumentException wrong) {
      throw new ProblemRaised(
          BAD_FINGERPRINT
              .problem(String.valueOf(wrong.getMessage()))
              .withRemedy("give a whole fingerprint"));
    }
  }

  private static <T> Reply answered(Reading<T> reading, FormCodec<T> codec) {
    return switch (reading) {
      case Reading.Complete<T>(T value) ->
          Reply.bytes(200, "application/json", Buffer.buffer(codec.write(value)));
      case Reading.NotNow<T>(String why) -> Reply.problem(NOT_NOW.problem(why));
    };
  }
}
