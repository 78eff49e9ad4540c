package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Answer of {@code GET /audit}, newest first.
 *
 * @param records what was found
 * @param before hand it back as {@code before} for what is older; absent where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuditBody(List<Entry> records, Optional<Long> before) {

  /**
   * One wish and what became of it.
   *
   * @param offset its place in the audit
   * @param at ISO-8601, UTC; like all that follows empty where a newer release wrote the record
   * @param actor who asked
   * @param action what was asked
   * @param target what it was about
   * @param outcome {@code granted} or {@code refused}; {@code unreadable} where it can't be told
   * @param detail what was written, or why it was refused
   */
  public record Entry(
      long offset,
      String at,
      String actor,
      String action,
      String target,
      String outcome,
      String detail) {}
}
