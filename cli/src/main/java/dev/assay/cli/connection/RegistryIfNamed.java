package dev.assay.cli.connection;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --registry}, for a verb that needs none. */
public final class RegistryIfNamed {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = {
        "A registry to compare with, too, and by whose levels; none is asked where",
        "it isn't named, or is empty."
      })
  private Optional<String> url = Optional.empty();

  /** The registry, if one is named. */
  public Optional<RegistryOption> registry() {
    return url.filter(named -> !named.isBlank())
        .map(named -> RegistryOption.at(command, uri(named)));
  }

  private static URI uri(String named) {
    try {
      return URI.create(named.strip());
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--registry '%s' is no URL such as https://registry.example.org".formatted(named),
          wrong);
    }
  }
}
