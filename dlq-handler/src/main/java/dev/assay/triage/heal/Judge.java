package dev.assay.triage.heal;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.Verdict;

/**
 * One version, ready to judge.
 *
 * @param version the version
 * @param schema what judges
 */
public record Judge(SchemaReference version, CompiledSchema schema) {

  /** Whether an event keeps the contract. */
  boolean passes(byte[] event) {
    return schema.validate(event) instanceof Verdict.Valid;
  }
}
