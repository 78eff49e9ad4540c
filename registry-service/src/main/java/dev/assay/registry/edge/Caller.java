package dev.assay.registry.edge;

import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.kit.access.Principal;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Visitor;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** Who asks: who they proved to be, or where nobody has to, whoever they say they are. */
public final class Caller {
  private static final String NOBODY = "anonymous";
  private static final int MAX_LENGTH = 200;
  private static final ProblemType BAD_ACTOR =
      new ProblemType("bad-actor", "The actor's name can't be used", 400);

  private Caller() {}

  /**
   * Who asks for a write, as of now.
   *
   * @throws ProblemRaised with 400 if the name given is too long for the audit
   */
  public static Provenance of(RoutingContext request, InstantSource clock) {
    Principal principal = Visitor.of(request);
    return new Provenance(
        principal.isProved() ? principal.name() : stated(request), clock.instant());
  }

  private static String stated(RoutingContext request) {
    String actor =
        Optional.ofNullable(request.request().getHeader(AssayHttpHeaders.ACTOR))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .orElse(NOBODY);
    if (actor.length() > MAX_LENGTH) {
      throw new ProblemRaised(
          BAD_ACTOR
              .problem("%s has %d characters".formatted(AssayHttpHeaders.ACTOR, actor.length()))
              .withRemedy("send at most %d".formatted(MAX_LENGTH)));
    }
    return actor;
  }
}
