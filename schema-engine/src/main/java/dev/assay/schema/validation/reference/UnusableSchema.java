package dev.assay.schema.validation.reference;

import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.UncheckedReason;
import dev.assay.schema.validation.Verdict;
import java.util.Objects;

/**
 * Stands for a schema that could not be compiled.
 *
 * @param detail why not
 */
record UnusableSchema(String detail) implements CompiledSchema {
  @Override
  public Verdict validate(byte[] json, int fromInclusive, int toExclusive) {
    Objects.checkFromToIndex(fromInclusive, toExclusive, json.length);
    return new Verdict.Unchecked(
        UncheckedReason.INTERNAL, "the schema could not be compiled: " + detail);
  }
}
