package dev.assay.triage.mark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a failure group stands. */
public enum GroupState {
  /** To be looked at. */
  OPEN,
  /** Known, and not to be alerted about. */
  MUTED,
  /** Its cause is gone. */
  FIXED,
  /** Its cause was said to be gone, and it came back. */
  REGRESSED;

  /** The name on the wire, such as {@code regressed}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a state, or nothing for a text that is none. */
  public static Optional<GroupState> named(String text) {
    return Arrays.stream(values()).filter(state -> state.text().equals(text)).findFirst();
  }

  /** Every name. */
  public static List<String> names() {
    return Arrays.stream(values()).map(GroupState::text).toList();
  }
}
