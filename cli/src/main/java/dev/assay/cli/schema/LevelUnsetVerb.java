package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.rest.CompatibilityBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay schema level unset}. */
@Command(
    name = "unset",
    description = "Leave a scope to the wider ones again.",
    footerHeading = "%nExamples:%n",
    footer = "  assay schema level unset v1/a.A")
final class LevelUnsetVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      index = "0",
      arity = "1",
      paramLabel = "SCOPE",
      converter = LevelTable.ScopeConverter.class,
      description = "'*', track:vN or vN/NAME.")
  private CompatibilityScope scope = CompatibilityScope.EVERYTHING;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; the audit and whoever is paged will read it.")
  private String reason = "";

  @Override
  public void run() {
    CompatibilityBody rule = registry.compatibility().unset(scope, reason);
    output.answer(rule, LevelTable.line(rule));
  }
}
