package dev.assay.cli.connection;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.client.ServiceEndpoint;
import java.util.function.Supplier;

/** What the options that name a service have in common. */
final class Endpoints {
  private Endpoints() {}

  static ServiceEndpoint checked(Supplier<ServiceEndpoint> endpoint) {
    try {
      return endpoint.get();
    } catch (IllegalArgumentException misuse) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(misuse.getMessage()), misuse);
    }
  }

  static String remedy(String option, String variable) {
    return "start one with './assay up', or name another with %s or %s".formatted(option, variable);
  }
}
