package dev.assay.schema.document;

import java.util.List;

/** What came of reading a schema document. */
public sealed interface SchemaReading {

  /** The document can be used. */
  // The name is always written SchemaReading.Readable, so java.lang.Readable is out of reach.
  @SuppressWarnings("AvoidCommonTypeNames")
  record Readable(SchemaDocument document) implements SchemaReading {}

  /**
   * The document can't be used.
   *
   * @param faults every reason found, at least one
   */
  record Refused(List<SchemaFault> faults) implements SchemaReading {
    public Refused {
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a refused document needs at least one fault");
      }
      faults = List.copyOf(faults);
    }
  }
}
