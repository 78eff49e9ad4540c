package dev.assay.validator.catalogue;

import dev.assay.schema.validation.CompiledSchema;

/** What came of making a schema ready to judge. */
public sealed interface Compilation {

  /** It judges. */
  record Ready(CompiledSchema schema) implements Compilation {}

  /**
   * It can't be used, so its events can't be judged.
   *
   * @param why for the operator
   */
  record Broken(String why) implements Compilation {}
}
