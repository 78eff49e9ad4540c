package dev.assay.triage.failureapi;

import dev.assay.triage.ask.KnownGroup;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** By what a list of groups is sorted, each from the most to the least. */
enum GroupSort {
  LAST_SEEN,
  FIRST_SEEN,
  COUNT,
  RATE;

  static GroupSort parse(String text) {
    return Arrays.stream(values())
        .filter(sort -> sort.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing is sorted by " + text));
  }

  static List<String> names() {
    return Arrays.stream(values()).map(GroupSort::text).toList();
  }

  /** Without ties, so that pages fit together. */
  Comparator<KnownGroup> order(Instant now) {
    Comparator<KnownGroup> most =
        switch (this) {
          case LAST_SEEN -> Comparator.comparing((KnownGroup known) -> known.group().lastSeen());
          case FIRST_SEEN -> Comparator.comparing((KnownGroup known) -> known.group().firstSeen());
          case COUNT -> Comparator.comparingLong((KnownGroup known) -> known.group().count());
          case RATE ->
              Comparator.comparingDouble((KnownGroup known) ->
                  known.group().figures().tempo().perMinute(now.toEpochMilli()));
        };
    return most.reversed().thenComparing(known -> known.group().fingerprint().value());
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
