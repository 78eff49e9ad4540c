package dev.assay.contracts.facts;

import java.time.Instant;

/**
 * Where a statement comes from.
 *
 * @param by the principal, {@code anonymous} where nobody has to say who they are
 * @param at when the command was given, to the millisecond
 */
public record Provenance(String by, Instant at) {
  public Provenance {
    if (by.isBlank()) {
      throw new IllegalArgumentException("provenance needs a principal, such as 'anonymous'");
    }
    at = Instant.ofEpochMilli(at.toEpochMilli());
  }
}
