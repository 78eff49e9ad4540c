package dev.assay.triage.redrive;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.schema.SchemaReference;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** The schema that a header of a dead letter names, whoever wrote the letter. */
final class SchemaClaim {
  private SchemaClaim() {}

  static Optional<SchemaReference> in(Headers headers) {
    try {
      return HeaderText.read(headers, HeaderNames.SCHEMA).map(SchemaReference::parse);
    } catch (IllegalArgumentException anything) {
      return Optional.empty();
    }
  }
}
