package dev.assay.cli.connection;

import dev.assay.client.FailuresClient;
import dev.assay.client.Patience;
import dev.assay.client.ReadinessClient;
import dev.assay.client.RedrivesClient;
import dev.assay.client.ServiceEndpoint;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --dlq-handler}. */
public final class DlqHandlerOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--dlq-handler",
      paramLabel = "URL",
      defaultValue = "${env:ASSAY_DLQ_URL:-http://127.0.0.1:8083}",
      description = "The dead-letter handler (ASSAY_DLQ_URL, else http://127.0.0.1:8083).")
  private URI url = ServiceEndpoint.LOCAL_DLQ_HANDLER;

  /** A client of the dead-letter handler asked for. */
  public FailuresClient failures() {
    return new FailuresClient(endpoint(), Actor.name());
  }

  /** A client of its redrives, which may have to wait for a transaction that somebody left open. */
  public RedrivesClient redrives() {
    return new RedrivesClient(
        endpoint().withPatience(new Patience(Patience.DEFAULT.connect(), Duration.ofMinutes(1))),
        Actor.name());
  }

  /** A client of whether it is ready. */
  public ReadinessClient readiness() {
    return new ReadinessClient(endpoint());
  }

  private ServiceEndpoint endpoint() {
    return Endpoints.checked(
            () -> ServiceEndpoint.dlqHandler(url).withCredentials(CredentialOptions.of(command)))
        .withRemedy(Endpoints.remedy("--dlq-handler", "ASSAY_DLQ_URL"));
  }
}
