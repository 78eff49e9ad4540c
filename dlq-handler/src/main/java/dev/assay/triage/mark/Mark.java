package dev.assay.triage.mark;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody said about a failure group; a fact.
 *
 * @param id tells this statement from every other
 * @param kind what was said
 * @param until when a mute ends by itself
 * @param by who said it
 * @param reason why; may be empty
 * @param at when, to the millisecond
 */
public record Mark(
    String id, MarkKind kind, Optional<Instant> until, String by, String reason, Instant at) {
  /** Of a reason, in UTF-16 units. */
  public static final int MAX_REASON_LENGTH = 1_000;

  /** Of a principal's name, in UTF-16 units. */
  public static final int MAX_PRINCIPAL_LENGTH = 200;

  public Mark {
    at = Instant.ofEpochMilli(at.toEpochMilli());
    if (until.isPresent() && kind != MarkKind.MUTED) {
      throw new IllegalArgumentException(
          "'until' belongs to muted, not to %s: leave it out".formatted(kind.text()));
    }
    if (by.isBlank() || by.length() > MAX_PRINCIPAL_LENGTH) {
      throw new IllegalArgumentException(
          "a mark needs to say by whom, in 1 to %d characters".formatted(MAX_PRINCIPAL_LENGTH));
    }
    if (reason.length() > MAX_REASON_LENGTH) {
      throw new IllegalArgumentException(
          "the reason has %d characters, more than the %d that are kept: shorten it"
              .formatted(reason.length(), MAX_REASON_LENGTH));
    }
  }
}
