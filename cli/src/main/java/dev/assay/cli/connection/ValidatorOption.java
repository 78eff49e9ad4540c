package dev.assay.cli.connection;

import dev.assay.client.Patience;
import dev.assay.client.ReadinessClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.client.ValidatorClient;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --validator}. */
public final class ValidatorOption {
  private static final Patience LITTLE =
      new Patience(Duration.ofMillis(500), Duration.ofSeconds(2));

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--validator",
      paramLabel = "URL",
      defaultValue = "${env:ASSAY_VALIDATOR_URL:-http://127.0.0.1:8082}",
      description = "The validator (ASSAY_VALIDATOR_URL, else http://127.0.0.1:8082).")
  private URI url = ServiceEndpoint.LOCAL_VALIDATOR;

  /**
   * A client of the validator asked for, with little patience: it is only asked for its position.
   */
  public ValidatorClient validator() {
    return new ValidatorClient(endpoint());
  }

  /** A client of whether it is ready. */
  public ReadinessClient readiness() {
    return new ReadinessClient(endpoint());
  }

  private ServiceEndpoint endpoint() {
    return Endpoints.checked(
            () -> ServiceEndpoint.validator(url).withCredentials(CredentialOptions.of(command)))
        .withPatience(LITTLE)
        .withRemedy(Endpoints.remedy("--validator", "ASSAY_VALIDATOR_URL"));
  }
}
