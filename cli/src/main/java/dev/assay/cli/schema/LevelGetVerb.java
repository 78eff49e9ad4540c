package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.rest.CompatibilitiesBody;
import dev.assay.contracts.rest.CompatibilityBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay schema level get}. */
@Command(
    name = "get",
    description = "Show which levels are in force, or the one that holds for a scope.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay schema level get", "  assay schema level get track:v1 --json"})
final class LevelGetVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SCOPE",
      converter = LevelTable.ScopeConverter.class,
      description = "'*', track:vN or vN/NAME.")
  private Optional<CompatibilityScope> scope = Optional.empty();

  @Override
  public void run() {
    scope.ifPresentOrElse(
        wanted -> {
          CompatibilityBody rule = registry.compatibility().inForce(wanted);
          output.answer(rule, out -> LevelTable.of(List.of(rule)).writeTo(out, ""));
        },
        this::showAll);
  }

  private void showAll() {
    CompatibilitiesBody all = registry.compatibility().all();
    boolean everythingIsDecided =
        all.rules().stream()
            .anyMatch(rule -> rule.scope().equals(CompatibilityScope.EVERYTHING.toString()));
    List<CompatibilityBody> rows =
        everythingIsDecided
            ? all.rules()
            : Stream.concat(all.rules().stream(), Stream.of(all.fallback())).toList();
    output.answer(all, out -> LevelTable.of(rows).writeTo(out, ""));
  }
}
