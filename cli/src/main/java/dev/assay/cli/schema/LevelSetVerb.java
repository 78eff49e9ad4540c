package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.rest.CompatibilityBody;
import dev.assay.contracts.rest.CompatibilityWishBody;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay schema level set}. */
@Command(
    name = "set",
    description = {
      "Decide what new versions owe to those before them.",
      "The narrowest scope wins: subject, then track, then '*'."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema level set v1/a.A BACKWARD_TRANSITIVE --reason \"old data is read again\"",
      "  assay schema level set '*' SEMVER --content strict"
    })
final class LevelSetVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      index = "0",
      arity = "1",
      paramLabel = "SCOPE",
      converter = LevelTable.ScopeConverter.class,
      description = "'*', track:vN or vN/NAME.")
  private CompatibilityScope scope = CompatibilityScope.EVERYTHING;

  // A text, not an enum: the registry knows its levels, and says so where there is no such one.
  @Parameters(
      index = "1",
      arity = "1",
      paramLabel = "LEVEL",
      description = {"SEMVER, BACKWARD, FORWARD, FULL, these three with _TRANSITIVE,", "or NONE."})
  private String level = "";

  @Option(
      names = "--content",
      paramLabel = "POLICY",
      description = "strict or lenient; lenient where it is left out.")
  private Optional<String> content = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; the audit and whoever is paged will read it.")
  private Optional<String> reason = Optional.empty();

  @Override
  public void run() {
    CompatibilityBody rule =
        registry
            .compatibility()
            .set(scope, new CompatibilityWishBody(Optional.of(level), content, reason));
    output.answer(rule, LevelTable.line(rule));
  }
}
