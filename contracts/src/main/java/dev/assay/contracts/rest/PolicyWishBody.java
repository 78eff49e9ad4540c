package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Body of {@code PUT /enforcement/{scope}}.
 *
 * @param mode the mode wanted; needed
 * @param percent 1 to 99, needed with canary and refused otherwise
 * @param reason why, kept in the audit
 * @param until when it shall end by itself, ISO-8601 in UTC; without it when somebody decides
 * @param guard the limits within which it may refuse
 * @param force true to enforce again although a guard tripped
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PolicyWishBody(
    Optional<String> mode,
    Optional<Integer> percent,
    Optional<String> reason,
    Optional<String> until,
    Optional<GuardBody> guard,
    Optional<Boolean> force) {

  /** A wish for a mode until somebody decides otherwise. */
  public PolicyWishBody(Optional<String> mode, Optional<Integer> percent, Optional<String> reason) {
    this(mode, percent, reason, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
