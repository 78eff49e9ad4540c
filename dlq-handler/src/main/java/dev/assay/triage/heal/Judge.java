package dev.assay.triage.heal;

import dev.assay.contracts.envelope.ByteRange;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.Verdict;
import dev.assay.triage.judging.Judging;

/**
 * One version, ready to judge.
 *
 * @param version the version
 * @param schema what judges
 */
public record Judge(SchemaReference version, CompiledSchema schema) {

  /** Whether an event keeps the contract. */
  boolean passes(byte[] event) {
    ByteRange judged = Judging.judged(event);
    return schema.validate(event, judged.fromInclusive(), judged.toExclusive())
        instanceof Verdict.Valid;
  }
}
