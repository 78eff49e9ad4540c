package dev.assay.client;

import dev.assay.contracts.rest.WhatIfBody;
import dev.assay.contracts.rest.WhatIfWishBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Asks a validator what would become of retained events; throws as {@link SchemasClient} does.
 *
 * <p>A run belongs to the instance that began it: behind a load balancer, ask one instance.
 */
public final class WhatIfClient {
  private final ServiceCalls calls;

  /** A client of this validator. */
  public WhatIfClient(ServiceEndpoint validator) {
    this.calls = new ServiceCalls(validator, Optional.empty());
  }

  /** Begins a run, and returns at once. */
  public WhatIfBody begin(WhatIfWishBody wish) {
    return calls.post("/what-if", wish).as(WhatIfBody.class);
  }

  /** How a run stands. */
  public WhatIfBody one(String id) {
    return calls.get(path(id)).as(WhatIfBody.class);
  }

  /** The runs that the validator remembers, the latest first. */
  public List<WhatIfBody> all() {
    return List.of(calls.get("/what-if").as(WhatIfBody[].class));
  }

  /** Ends a run. */
  public WhatIfBody cancel(String id) {
    return calls.delete(path(id)).as(WhatIfBody.class);
  }

  private static String path(String id) {
    return "/what-if/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
