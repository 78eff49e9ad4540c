package dev.assay.contracts.redrives;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where a redrive stands. */
public enum RedriveState {
  /** Its dead letters are being looked through; nothing has moved. */
  PLANNING,
  /** What it would do is known; nothing has moved. */
  PLANNED,
  /** It moves dead letters. */
  RUNNING,
  /** Told to wait; goes on where it stopped. */
  PAUSED,
  /** All that it selected has been dealt with. */
  COMPLETED,
  /** Told to end before that; what it moved stays moved. */
  CANCELLED,
  /** Something keeps it from going on; may be resumed once that is mended. */
  FAILED;

  /** Whether it will never move anything any more. */
  public boolean isOver() {
    return this == COMPLETED || this == CANCELLED;
  }

  /** The state on the wire, such as {@code running}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a state.
   *
   * @throws IllegalArgumentException for a text that is none
   */
  @JsonCreator
  public static RedriveState named(String text) {
    return Arrays.stream(values())
        .filter(state -> state.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "redrive state '%s' is not one of the set".formatted(text)));
  }
}
