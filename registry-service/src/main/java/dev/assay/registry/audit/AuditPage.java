package dev.assay.registry.audit;

import dev.assay.contracts.audit.AuditRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Some of the answer.
 *
 * @param entries newest first
 * @param before ask on with this; empty where there is nothing older
 */
public record AuditPage(List<Entry> entries, OptionalLong before) {
  public AuditPage {
    entries = List.copyOf(entries);
  }

  /**
   * One record in its place.
   *
   * @param record empty where this release can't read it; told all the same, so that nobody takes
   *     the audit for complete where it isn't
   */
  public record Entry(long offset, Optional<AuditRecord> record) {}
}
