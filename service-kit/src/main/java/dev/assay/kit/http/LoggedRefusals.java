package dev.assay.kit.http;

import dev.assay.kit.access.Principal;
import dev.assay.kit.limits.Rate;
import dev.assay.kit.limits.RateLimiter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs who is turned away, in a few lines a second at most, however often somebody knocks.
 *
 * @param next is told of all of them
 */
record LoggedRefusals(RateLimiter lines, AccessWatch next) implements AccessWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedRefusals.class);
  private static final Rate LINES = new Rate(5, Duration.ofSeconds(1));
  private static final String ALL = "";

  static AccessWatch before(AccessWatch next) {
    return new LoggedRefusals(new RateLimiter(LINES, 1, System::nanoTime), next);
  }

  @Override
  public void refused(Refused request) {
    if (lines.take(() -> ALL).isZero()) {
      LOG.atInfo()
          .addKeyValue("status", request.reason().status())
          .addKeyValue("method", request.route().method())
          .addKeyValue("route", request.route().path())
          .addKeyValue("principal", request.principal().name())
          .addKeyValue("origin", request.origin())
          .log("turned a request away");
    }
    next.refused(request);
  }

  @Override
  public void admitted(MountedRoute route, String path, Principal principal) {
    next.admitted(route, path, principal);
  }
}
