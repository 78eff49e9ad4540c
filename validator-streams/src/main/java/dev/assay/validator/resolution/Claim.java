package dev.assay.validator.resolution;

import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;

/** What an event says about its schema. */
sealed interface Claim {

  /** Who says so. */
  Carrier carrier();

  /** It points at one. */
  record Names(SchemaReference reference, Carrier carrier) implements Claim {}

  /** It gives the id of one. */
  record Numbers(SchemaId id, Carrier carrier) implements Claim {}

  /**
   * It means to, but what it says is no reference.
   *
   * @param why names the carrier and the text
   */
  record Malformed(String text, Carrier carrier, String why) implements Claim {}
}
