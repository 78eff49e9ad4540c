package dev.assay.cli.mirror;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code assay mirror verify}. */
@Command(
    name = "verify",
    description = "Compare the mirror with the registry; ends with 1 where they differ.",
    footerHeading = "%nExamples:%n",
    footer = "  assay mirror verify || assay mirror rebuild")
final class VerifyVerb implements Callable<Integer> {
  private static final List<String> DIFFERENCES = List.of("missing", "differing", "stray");

  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Override
  public Integer call() {
    JsonNode report = registry.mirror().verify();
    boolean equal = DIFFERENCES.stream().allMatch(kind -> report.path(kind).isEmpty());
    output.answer(
        report,
        out -> {
          MemberLines.write(report, out);
          out.println(
              equal
                  ? "the mirror is equal to the registry"
                  : "the mirror differs; 'assay mirror rebuild' fills it anew");
        });
    return equal ? ExitCode.DONE : ExitCode.FAILED;
  }
}
