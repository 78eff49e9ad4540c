package dev.assay.triage.failureapi;

import java.util.Locale;

/** How fine a timeline is. */
enum TimelineUnit {
  MINUTE,
  HOUR;

  static TimelineUnit parse(String text) {
    return switch (text) {
      case "minute" -> MINUTE;
      case "hour" -> HOUR;
      default -> throw new IllegalArgumentException("no unit is called " + text);
    };
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
