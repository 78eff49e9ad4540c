package dev.assay.triage.herald;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What was told already; kept beside the herald's committed offset, in the same transaction.
 *
 * @param summarised the last day that was told of
 * @param downSince when the registry was first seen down, while it is
 * @param toldDown whether that was told
 */
record Memory(Optional<LocalDate> summarised, Optional<Instant> downSince, boolean toldDown) {
  static final Memory NONE = new Memory(Optional.empty(), Optional.empty(), false);

  Memory summarised(LocalDate day) {
    return new Memory(Optional.of(day), downSince, toldDown);
  }

  Memory down(Instant since, boolean told) {
    return new Memory(summarised, Optional.of(since), told);
  }

  Memory up() {
    return new Memory(summarised, Optional.empty(), false);
  }

  String text() {
    return "%s %s %s"
        .formatted(
            summarised.map(LocalDate::toString).orElse("-"),
            downSince.map(Instant::toString).orElse("-"),
            toldDown);
  }

  /** What was written; nothing for a text of somebody else. */
  static Memory parse(String text) {
    String[] parts = text.split(" ", -1);
    try {
      return parts.length == 3
          ? new Memory(
              some(parts[0]).map(LocalDate::parse),
              some(parts[1]).map(Instant::parse),
              Boolean.parseBoolean(parts[2]))
          : NONE;
    } catch (DateTimeParseException somebodyElses) {
      return NONE;
    }
  }

  private static Optional<String> some(String part) {
    return Optional.of(part).filter(it -> !it.equals("-"));
  }
}
