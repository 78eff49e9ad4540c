package dev.assay.cli.generate.code;

import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaDocument;
import java.util.Optional;

/**
 * A schema that code is wanted for.
 *
 * @param subject track and name
 * @param version which, where that is known
 * @param document complete in itself
 */
public record GivenSchema(Subject subject, Optional<String> version, SchemaDocument document) {

  /** Track, name and, where it is known, version. */
  public String reference() {
    return subject + version.map(it -> "@" + it).orElse("");
  }

  /** The line at the top of each file; by it {@code --prune} knows what was generated. */
  public String banner() {
    return "%s %s, sha256 %s. Change the schema, not this."
        .formatted(GeneratedFile.MARK, reference(), document.fingerprint().hex().substring(0, 12));
  }
}
