package dev.assay.client;

import dev.assay.contracts.rest.ArchiveBody;
import dev.assay.contracts.rest.ArchiveWishBody;
import dev.assay.contracts.rest.RedriveActionBody;
import dev.assay.contracts.rest.RedriveBody;
import dev.assay.contracts.rest.RedriveWishBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Has a dead-letter handler redrive what was refused; throws as {@link SchemasClient} does. */
public final class RedrivesClient {
  private final ServiceCalls calls;

  /** A client of this dead-letter handler, that says who it is. */
  public RedrivesClient(ServiceEndpoint dlqHandler, String actor) {
    this.calls = new ServiceCalls(dlqHandler, Optional.of(actor));
  }

  /** Begins a redrive; it is planned first, and moves then unless that is a dry run. */
  public RedriveBody begin(RedriveWishBody wish) {
    return calls.post("/redrives", wish).as(RedriveBody.class);
  }

  /** Every redrive, the latest first. */
  public List<RedriveBody> all() {
    return List.of(calls.get("/redrives").as(RedriveBody[].class));
  }

  /** One redrive. */
  public RedriveBody one(String id) {
    return calls.get(path(id)).as(RedriveBody.class);
  }

  /** Stops a redrive where it is. */
  public RedriveBody pause(String id) {
    return calls.post(path(id) + "/pause").as(RedriveBody.class);
  }

  /** Has a redrive move that was planned, paused or kept from going on. */
  public RedriveBody resume(String id, boolean force) {
    return calls
        .post(path(id) + "/resume", new RedriveActionBody(Optional.of(force)))
        .as(RedriveBody.class);
  }

  /** Ends a redrive; what it moved stays moved. */
  public RedriveBody cancel(String id) {
    return calls.post(path(id) + "/cancel").as(RedriveBody.class);
  }

  /** Begins to archive dead letters. */
  public ArchiveBody archive(ArchiveWishBody wish) {
    return calls.post("/archives", wish).as(ArchiveBody.class);
  }

  /** One archive. */
  public ArchiveBody archive(String name) {
    return calls
        .get("/archives/" + URLEncoder.encode(name, StandardCharsets.UTF_8))
        .as(ArchiveBody.class);
  }

  /** Every archive that is complete. */
  public List<ArchiveBody> archives() {
    return List.of(calls.get("/archives").as(ArchiveBody[].class));
  }

  private static String path(String id) {
    return "/redrives/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
