package dev.assay.client;

import dev.assay.contracts.rest.DeprecationWishBody;
import dev.assay.contracts.rest.ImpactBody;
import dev.assay.contracts.rest.ReferenceBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Has a registry say something of versions later in their life; throws as {@link SchemasClient}
 * does. With {@code dryRun} nothing is written, and the answer says what would be.
 */
public final class LifecycleClient {
  private final ServiceCalls calls;

  /** A client of this registry, that says who it is. */
  public LifecycleClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** Says that versions should not be used any more. */
  public ImpactBody deprecate(SchemaTarget target, DeprecationWishBody wish, boolean dryRun) {
    return calls.put(path(target, "/deprecation", "", dryRun), wish).as(ImpactBody.class);
  }

  /** Says that versions may be used again. */
  public ImpactBody undeprecate(SchemaTarget target, boolean dryRun) {
    return calls.delete(path(target, "/deprecation", "", dryRun)).as(ImpactBody.class);
  }

  /** Puts versions away. */
  public ImpactBody delete(SchemaTarget target, String reason, boolean dryRun) {
    return calls.delete(path(target, "", reason, dryRun)).as(ImpactBody.class);
  }

  /** Brings back what was put away. */
  public ImpactBody restore(SchemaTarget target, String reason, boolean dryRun) {
    return calls.post(path(target, "/restore", reason, dryRun)).as(ImpactBody.class);
  }

  /** Destroys the texts of versions that were put away. */
  public ImpactBody purge(SchemaTarget target, String reason, boolean dryRun) {
    return calls.post(path(target, "/purge", reason, dryRun)).as(ImpactBody.class);
  }

  /** What a version refers to. */
  public List<ReferenceBody> references(SchemaTarget target) {
    return List.of(calls.get(path(target, "/references", "", false)).as(ReferenceBody[].class));
  }

  /** The versions that refer to a version. */
  public List<String> referrers(SchemaTarget target) {
    return List.of(calls.get(path(target, "/referencedby", "", false)).as(String[].class));
  }

  private static String path(SchemaTarget target, String what, String reason, boolean dryRun) {
    String asked =
        (dryRun ? "&dry_run=true" : "")
            + (reason.isEmpty()
                ? ""
                : "&reason="
                    + URLEncoder.encode(reason, StandardCharsets.UTF_8).replace("+", "%20"));
    return "/schemas/" + target + what + asked.replaceFirst("&", "?");
  }
}
