package dev.assay.cli.schema;

import dev.assay.contracts.rest.PublicationBody;

/** What became of a schema, or would become of it, in a line. */
final class PublicationLine {
  private PublicationLine() {}

  static String of(PublicationBody schema, boolean dryRun) {
    boolean changes = !schema.outcome().equals("unchanged");
    return "%s%s %s/%s@%s%s%s"
        .formatted(
            dryRun && changes ? "would be " : "",
            schema.outcome(),
            schema.track(),
            schema.name(),
            schema.coreVersion(),
            schema.id().map(id -> " id " + id).orElse(""),
            step(schema));
  }

  private static String step(PublicationBody schema) {
    return schema
        .verdict()
        .map(verdict ->
            ", %s after %s"
                .formatted(
                    verdict.requiredBump().equals("major") ? "breaking" : verdict.requiredBump(),
                    schema.previousVersion().orElse("")))
        .orElse("");
  }
}
