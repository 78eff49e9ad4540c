package dev.assay.kit.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Refuses addresses that could mean two things, before any route sees them.
 *
 * <p>What a proxy takes for one path and we for another, or one handler for the first of two values
 * and another for the last, is where rules about who may do what leak. Names of ours need nothing
 * that is refused here.
 */
final class Screening implements Handler<RoutingContext> {
  static final int MAX_ADDRESS = 8 * 1024;
  private static final ProblemType TOO_LONG =
      new ProblemType("address-too-long", "The address is too long", 414);

  @Override
  public void handle(RoutingContext request) {
    Optional<Problem> objection = objectionTo(request.request());
    if (objection.isPresent()) {
      request.fail(new ProblemRaised(objection.get()));
    } else {
      request.next();
    }
  }

  private static Optional<Problem> objectionTo(HttpServerRequest request) {
    String address = String.valueOf(request.uri());
    if (address.length() > MAX_ADDRESS) {
      return Optional.of(
          TOO_LONG
              .problem("the address has %d characters".formatted(address.length()))
              .withRemedy("send at most %d; longer things go into a body".formatted(MAX_ADDRESS)));
    }
    int question = address.indexOf('?');
    String path = Optional.ofNullable(request.path()).orElse("");
    return AddressRules.objectionToPath(path)
        .or(() ->
            question < 0
                ? Optional.empty()
                : AddressRules.objectionToQuery(address.substring(question + 1)));
  }
}
