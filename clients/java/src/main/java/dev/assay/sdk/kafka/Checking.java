package dev.assay.sdk.kafka;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of an event that breaks its schema. */
public enum Checking {
  /** Nobody looks. */
  OFF,
  /** It is told in the log, and goes on. */
  WARN,
  /** It is refused. */
  STRICT;

  static Checking parse(String text) {
    return Arrays.stream(values())
        .filter(each -> each.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "is none of "
                    + Arrays.stream(values())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))));
  }
}
