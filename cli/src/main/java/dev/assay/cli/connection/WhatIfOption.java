package dev.assay.cli.connection;

import dev.assay.client.ServiceEndpoint;
import dev.assay.client.ValidatorClient;
import dev.assay.client.WhatIfClient;
import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --validator}, where it is asked to judge. */
public final class WhatIfOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--validator",
      paramLabel = "URL",
      defaultValue = "${env:ASSAY_VALIDATOR_URL:-http://127.0.0.1:8082}",
      description = "The validator (ASSAY_VALIDATOR_URL, else http://127.0.0.1:8082).")
  private URI url = ServiceEndpoint.LOCAL_VALIDATOR;

  /** A client of the validator asked for. */
  public WhatIfClient whatIfs() {
    return new WhatIfClient(endpoint());
  }

  /** A client for what that validator does. */
  public ValidatorClient validator() {
    return new ValidatorClient(endpoint());
  }

  private ServiceEndpoint endpoint() {
    return Endpoints.checked(
            () -> ServiceEndpoint.validator(url).withCredentials(CredentialOptions.of(command)))
        .withRemedy(Endpoints.remedy("--validator", "ASSAY_VALIDATOR_URL"));
  }
}
