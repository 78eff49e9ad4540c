package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.rest.NegotiationBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay schema negotiate}. */
@Command(
    name = "negotiate",
    description = {
      "Agree on a track: the preferred one, else a fallback.",
      "What is deprecated loses to what is not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema negotiate telemetry.FeedbackEvent",
      "  assay schema negotiate a.A@1 --prefer v3 --fallback v2,v1"
    })
final class NegotiateVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      arity = "1",
      paramLabel = "NAME[@VERSION]",
      description = "Which schema; a version or alias narrows the choice on each track.")
  private String name = "";

  @Option(
      names = "--prefer",
      paramLabel = "vN[,vN]",
      description = "The track to use where possible; v2.")
  private String prefer = "v2";

  @Option(names = "--fallback", paramLabel = "vN[,vN]", description = "Else these; v1.")
  private String fallback = "v1";

  @Override
  public void run() {
    NegotiationBody agreed = registry.releases().negotiate(name, prefer, fallback);
    output.answer(
        agreed,
        "%s/%s@%s id %d: %s"
            .formatted(
                agreed.track(), agreed.name(), agreed.coreVersion(), agreed.id(), agreed.reason()));
  }
}
