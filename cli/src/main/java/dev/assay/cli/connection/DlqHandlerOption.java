package dev.assay.cli.connection;

import dev.assay.client.FailuresClient;
import dev.assay.client.ServiceEndpoint;
import java.net.URI;
import picocli.CommandLine.Option;

/** {@code --dlq-handler}. */
public final class DlqHandlerOption {
  @Option(
      names = "--dlq-handler",
      paramLabel = "URL",
      defaultValue = "${env:ASSAY_DLQ_URL:-http://127.0.0.1:8083}",
      description = "The dead-letter handler (ASSAY_DLQ_URL, else http://127.0.0.1:8083).")
  private URI url = ServiceEndpoint.LOCAL_DLQ_HANDLER;

  /** A client of the dead-letter handler asked for. */
  public FailuresClient failures() {
    return new FailuresClient(
        Endpoints.checked(() -> ServiceEndpoint.dlqHandler(url))
            .withRemedy(Endpoints.remedy("--dlq-handler", "ASSAY_DLQ_URL")),
        Actor.name());
  }
}
