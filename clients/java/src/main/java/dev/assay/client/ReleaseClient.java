package dev.assay.client;

import dev.assay.contracts.rest.NegotiationBody;
import dev.assay.contracts.rest.PublicationBody;
import dev.assay.contracts.rest.ReleaseBody;
import dev.assay.contracts.rest.ReleaseWishBody;
import dev.assay.contracts.rest.UploadBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Publishes many schemas at once, says what publishing would do, and agrees on a track; throws as
 * {@link SchemasClient} does.
 */
public final class ReleaseClient {
  private final ServiceCalls calls;

  /** A client of this registry, that says who it is. */
  public ReleaseClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** Publishes all of them or none; with {@code dryRun} only says what would happen. */
  public ReleaseBody release(ReleaseWishBody wish, boolean dryRun) {
    return calls.post("/releases" + (dryRun ? "?dry_run=true" : ""), wish).as(ReleaseBody.class);
  }

  /** What publishing a schema would do. */
  public PublicationBody rehearse(UploadBody upload) {
    return calls.post("/admin/schemas?dry_run=true", upload).as(PublicationBody.class);
  }

  /** Which track and version of a schema to use. */
  public NegotiationBody negotiate(String name, String prefer, String fallback) {
    return calls
        .get(
            "/negotiate?name=%s&prefer=%s&fallback=%s"
                .formatted(encoded(name), encoded(prefer), encoded(fallback)))
        .as(NegotiationBody.class);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
