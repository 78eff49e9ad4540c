package dev.assay.client;

import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.rest.CompatibilitiesBody;
import dev.assay.contracts.rest.CompatibilityBody;
import dev.assay.contracts.rest.CompatibilityWishBody;
import dev.assay.contracts.verdicts.DifferenceBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Asks a registry what new versions owe to those before them, and decides it; throws as {@link
 * SchemasClient} does.
 */
public final class CompatibilityClient {
  private static final String PATH = "/compatibility";
  private final ServiceCalls calls;

  /** A client of this registry, that says who it is. */
  public CompatibilityClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** The decisions in force, and what holds for everything else. */
  public CompatibilitiesBody all() {
    return calls.get(PATH).as(CompatibilitiesBody.class);
  }

  /** What holds for a scope. */
  public CompatibilityBody inForce(CompatibilityScope scope) {
    return calls.get(path(scope)).as(CompatibilityBody.class);
  }

  /** Decides for a scope. */
  public CompatibilityBody set(CompatibilityScope scope, CompatibilityWishBody wish) {
    return calls.put(path(scope), wish).as(CompatibilityBody.class);
  }

  /** Leaves a scope to the wider ones again; answers with what then holds. */
  public CompatibilityBody unset(CompatibilityScope scope, String reason) {
    String why = reason.isEmpty() ? "" : "?reason=" + encoded(reason);
    return calls.delete(path(scope) + why).as(CompatibilityBody.class);
  }

  /**
   * How two published versions differ.
   *
   * @param from the older one, such as {@code v1/telemetry.FeedbackEvent@1.0.0}
   * @param to the newer one
   */
  public List<DifferenceBody> facts(String from, String to) {
    return calls
        .get("/diff?from=%s&to=%s".formatted(encoded(from), encoded(to)))
        .as(Differences.class)
        .facts();
  }

  /** The part of an answer that says how two schemas differ. */
  private record Differences(List<DifferenceBody> facts) {}

  private static String path(CompatibilityScope scope) {
    return PATH + "/" + scope;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
