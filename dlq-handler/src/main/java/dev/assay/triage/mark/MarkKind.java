package dev.assay.triage.mark;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said about a failure group. */
public enum MarkKind {
  /** Known, and not to be alerted about. */
  MUTED,
  /** Its cause is gone: a later failure is a regression. */
  FIXED,
  /** Neither of both any more. */
  OPEN;

  /** The name on the wire, such as {@code muted}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a kind, or nothing for a text that is none. */
  public static Optional<MarkKind> named(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
