package dev.assay.validator.whatif;

import dev.assay.contracts.rest.WhatIfBody;
import dev.assay.contracts.rest.WhatIfWishBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.kit.http.Visitor;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.catalogue.LiveCatalogue;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The routes below {@code /what-if}; each instance answers for its own runs.
 *
 * <p>Open to readers: a run changes nothing, shows no payload, and costs no more than configured.
 */
public final class WhatIfRoutes implements RouteSet {
  private static final String ONE = "/what-if/:id";
  private static final String RETRY_AFTER_SECONDS = "5";

  private final WhatIfs runs;
  private final WishReading wishes;

  /**
   * Routes about these runs.
   *
   * @param bindings those that hold now
   */
  public WhatIfRoutes(
      WhatIfs runs,
      Supplier<List<Binding>> bindings,
      LiveCatalogue catalogue,
      InstantSource clock) {
    this.runs = runs;
    this.wishes = new WishReading(bindings, catalogue, runs.settings(), clock);
  }

  @Override
  public void mountOn(Routes routes) {
    routes.post("/what-if", Role.READER, Replying.blocking(this::begin));
    routes.get("/what-if", Role.READER, Replying.now(_ -> all()));
    routes.get(ONE, Role.READER, Replying.now(this::one));
    routes.delete(ONE, Role.READER, Replying.now(this::cancel));
  }

  private Reply begin(RoutingContext request) {
    WhatIfWishBody wish = JsonBody.read(request, WhatIfWishBody.class);
    return runs.begin(wishes.read(wish, Visitor.of(request).name()))
        .map(run -> fresh(202, run.body()).withHeader("Location", "/what-if/" + run.id()))
        .orElseGet(() ->
            Reply.problem(WhatIfProblem.busy(runs.settings().atOnce()))
                .withHeader("Retry-After", RETRY_AFTER_SECONDS));
  }

  private Reply all() {
    return Reply.json(runs.all().stream().map(Run::body).toList())
        .withHeader("Cache-Control", "no-store");
  }

  private Reply one(RoutingContext request) {
    return found(request).map(run -> fresh(200, run.body())).orElseGet(() -> unknown(request));
  }

  private Reply cancel(RoutingContext request) {
    Optional<Run> run = found(request);
    run.ifPresent(Run::cancel);
    return run.map(cancelled -> fresh(202, cancelled.body())).orElseGet(() -> unknown(request));
  }

  private Optional<Run> found(RoutingContext request) {
    return runs.find(id(request));
  }

  private static String id(RoutingContext request) {
    return Optional.ofNullable(request.pathParam("id")).orElse("");
  }

  private static Reply unknown(RoutingContext request) {
    return Reply.problem(WhatIfProblem.unknown(id(request)));
  }

  private static Reply fresh(int status, WhatIfBody body) {
    return Reply.json(status, body).withHeader("Cache-Control", "no-store");
  }
}
