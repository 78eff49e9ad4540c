package dev.assay.client;

import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.rest.InstancesBody;
import dev.assay.contracts.rest.PoliciesBody;
import dev.assay.contracts.rest.PolicyBody;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.contracts.rest.ReasonBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decides what happens to invalid events, and asks who applies it; throws as {@link SchemasClient}
 * does.
 *
 * <p>With a revision, a decision is taken only where that is still in force; else it is refused
 * with 412, and the problem says what stands now.
 */
public final class EnforcementClient {
  private static final String PATH = "/enforcement/";
  private final ServiceCalls calls;

  /** A client of this registry, that says who it is. */
  public EnforcementClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** The policies in force, and what holds for everything else. */
  public PoliciesBody policies() {
    return calls.get("/enforcement").as(PoliciesBody.class);
  }

  /** The policy that holds for a scope. */
  public PolicyInForce policy(Scope scope) {
    return policyIn(calls.get(PATH + scope));
  }

  /** Decides for a scope. */
  public PolicyInForce set(Scope scope, PolicyWishBody wish, Optional<Long> ifRevision) {
    return policyIn(on(ifRevision).put(PATH + scope, wish));
  }

  /** Leaves a scope to the wider ones again; answers with what then holds. */
  public PolicyInForce lift(Scope scope, Optional<String> reason, Optional<Long> ifRevision) {
    String why =
        reason
            .map(text ->
                "?reason=" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))
            .orElse("");
    return policyIn(on(ifRevision).delete(PATH + scope + why));
  }

  /** Brings back what a guard took back, with the same guard. */
  public PolicyInForce rearm(Scope scope, Optional<String> reason, Optional<Long> ifRevision) {
    return policyIn(on(ifRevision).post(PATH + scope + "/rearm", new ReasonBody(reason)));
  }

  /** The validators as the registry heard of them. */
  public InstancesBody instances() {
    return calls.get("/instances").as(InstancesBody.class);
  }

  private ServiceCalls on(Optional<Long> ifRevision) {
    return ifRevision
        .map(revision -> calls.withHeader("If-Match", "\"%d\"".formatted(revision)))
        .orElse(calls);
  }

  private static PolicyInForce policyIn(Answer answer) {
    return new PolicyInForce(answer.as(PolicyBody.class), answer.position());
  }
}
