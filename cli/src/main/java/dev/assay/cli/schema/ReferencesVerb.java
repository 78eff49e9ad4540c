package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import dev.assay.cli.terminal.Table;
import dev.assay.contracts.rest.ReferenceBody;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay schema references}. */
@Command(
    name = "references",
    description = "List what a schema refers to, or with --by who refers to it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema references v1/a.A@1.0.0",
      "  assay schema references v1/a.Common --by"
    })
final class ReferencesVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private TargetOption target = new TargetOption();

  @Option(names = "--by", description = "Who refers to it, instead of what it refers to.")
  private boolean by;

  @Override
  public void run() {
    if (by) {
      List<String> referrers = registry.lifecycle().referrers(target.named());
      output.answer(
          referrers, out -> referrers.forEach(referrer -> out.println(Printable.line(referrer))));
      return;
    }
    List<ReferenceBody> references = registry.lifecycle().references(target.named());
    Table table = new Table("REFERENCE", "VERSION");
    references.forEach(reference -> table.row(reference.ref(), reference.version()));
    output.answer(references, out -> table.writeTo(out, "it refers to no other schema"));
  }
}
