package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.contracts.rest.IndexBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay schema list}. */
@Command(
    name = "list",
    description = "List the latest version of every schema.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay schema list", "  assay schema list --json | jq '.tracks.v1.schemas[].name'"})
final class ListVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Override
  public void run() {
    IndexBody index = registry.schemas().index();
    output.answer(
        index,
        out ->
            table(index)
                .writeTo(out, "no schemas yet; publish one with 'assay schema publish FILE'"));
  }

  private static Table table(IndexBody index) {
    Table table = new Table("SCHEMA", "LATEST", "SHA256", "");
    index
        .tracks()
        .forEach((track, schemas) ->
            schemas
                .schemas()
                .forEach(entry ->
                    table.row(
                        track + "/" + entry.name(),
                        entry.latestCoreVersion(),
                        Fingerprints.shortened(entry.sha256()),
                        entry.deprecated() ? "deprecated" : "")));
    return table;
  }
}
