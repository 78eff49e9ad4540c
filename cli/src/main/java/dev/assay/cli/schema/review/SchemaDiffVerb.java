package dev.assay.cli.schema.review;

import picocli.CommandLine.Command;

/** {@code assay ci schema-diff}: what {@code assay schema ci} does, by the name of its workflow. */
@Command(
    name = "schema-diff",
    footer = {
      "  assay ci schema-diff",
      "  assay ci schema-diff --base origin/main --report review.md"
    })
public final class SchemaDiffVerb extends ReviewVerb {}
