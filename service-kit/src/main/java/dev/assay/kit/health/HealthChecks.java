package dev.assay.kit.health;

import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * The checks of a process and the routes {@code /livez} and {@code /readyz} that tell them.
 *
 * <p>A check runs on the event loop at every question: it answers from memory and doesn't block. A
 * check that throws counts as down.
 */
public final class HealthChecks implements RouteSet {
  private final ConcurrentSkipListMap<String, Supplier<Health>> liveness =
      new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Supplier<Health>> readiness =
      new ConcurrentSkipListMap<>();

  /** Adds a check that must not be down for the process to be worth keeping. */
  public void liveness(String name, Supplier<Health> check) {
    liveness.put(name, check);
  }

  /** Adds a check that must not be down for the process to get traffic. */
  public void readiness(String name, Supplier<Health> check) {
    readiness.put(name, check);
  }

  /** Asks all checks of readiness. */
  public HealthReport ready() {
    return asked(readiness);
  }

  /** Asks all checks of liveness. */
  public HealthReport alive() {
    return asked(liveness);
  }

  @Override
  public void mountOn(Routes routes) {
    routes.open("/livez", Replying.now(request -> reply(alive())));
    routes.open("/readyz", Replying.now(request -> reply(ready())));
  }

  private static Reply reply(HealthReport report) {
    return Reply.json(report.isReady() ? 200 : 503, report.members())
        .withHeader("Cache-Control", "no-store");
  }

  private static HealthReport asked(SortedMap<String, Supplier<Health>> checks) {
    SortedMap<String, Health> answers = new TreeMap<>();
    checks.forEach((name, check) -> answers.put(name, answerOf(check)));
    return new HealthReport(answers);
  }

  private static Health answerOf(Supplier<Health> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      return Health.down("the check failed: " + e);
    }
  }
}
